package io.jenkins.plugins.windflow.core.compose.apply;

import io.jenkins.plugins.windflow.core.docker.stream.ProgressEvent;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Turns the hundreds of events of a pull into a line every few seconds: layers done of layers known. */
final class PullProgress {
    private static final long INTERVAL = Duration.ofSeconds(5).toNanos();

    private final String image;
    private final Consumer<String> log;
    private final LongSupplier nanoTime;
    private final Map<String, Boolean> layers = new HashMap<>();
    private long last;

    /** @param nanoTime {@link System#nanoTime()}, or a test's clock */
    PullProgress(String image, Consumer<String> log, LongSupplier nanoTime) {
        this.image = image;
        this.log = log;
        this.nanoTime = nanoTime;
        this.last = nanoTime.getAsLong();
    }

    void accept(ProgressEvent event) {
        if (!event.id().isEmpty() && !event.status().startsWith("Pulling from")) {
            layers.put(
                    event.id(),
                    event.status().equals("Pull complete") || event.status().equals("Already exists"));
        }
        long now = nanoTime.getAsLong();
        if (now - last > INTERVAL) {
            last = now;
            long done = layers.values().stream().filter(complete -> complete).count();
            log.accept("  " + image + ": " + done + " of " + layers.size() + " layers; " + event.line());
        }
    }
}
