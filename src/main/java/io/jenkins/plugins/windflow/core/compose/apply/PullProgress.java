package io.jenkins.plugins.windflow.core.compose.apply;

import io.jenkins.plugins.windflow.core.docker.stream.ProgressEvent;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Turns the thousands of events of a pull into a few lines: after five seconds, then ever more rarely, how many layers are
 * there and how much of the others has been downloaded. What stands still is not said again.
 */
final class PullProgress {
    private static final long SHORTEST = Duration.ofSeconds(5).toNanos();
    private static final long LONGEST = Duration.ofSeconds(30).toNanos();
    private static final double MEGABYTE = 1e6;

    /** @param total bytes to download; 0 while nobody knows */
    private record Layer(boolean done, long downloaded, long total) {
        private static final Layer UNKNOWN = new Layer(false, 0, 0);

        Layer after(ProgressEvent event) {
            return switch (event.status()) {
                case "Already exists", "Pull complete" -> new Layer(true, total, total);
                case "Downloading" -> new Layer(false, event.current(), event.total());
                default -> event.status().startsWith("Pulling fs") ? this : new Layer(done, total, total);
            };
        }
    }

    private final String image;
    private final Consumer<String> log;
    private final LongSupplier nanoTime;
    private final Map<String, Layer> layers = new LinkedHashMap<>();
    private long last;
    private long interval = SHORTEST;
    private String said = "";

    /** @param nanoTime {@link System#nanoTime()}, or a test's clock */
    PullProgress(String image, Consumer<String> log, LongSupplier nanoTime) {
        this.image = image;
        this.log = log;
        this.nanoTime = nanoTime;
        this.last = nanoTime.getAsLong();
    }

    void accept(ProgressEvent event) {
        if (!event.id().isEmpty() && !event.status().startsWith("Pulling from")) {
            layers.compute(event.id(), (id, layer) -> (layer == null ? Layer.UNKNOWN : layer).after(event));
        }
        long now = nanoTime.getAsLong();
        if (now - last > interval) {
            last = now;
            interval = Math.min(LONGEST, interval * 2);
            say(text());
        }
    }

    private void say(String text) {
        if (!text.equals(said)) {
            said = text;
            log.accept("  " + image + ": " + text);
        }
    }

    private String text() {
        long done = layers.values().stream().filter(Layer::done).count();
        long total = layers.values().stream().mapToLong(Layer::total).sum();
        long downloaded = layers.values().stream().mapToLong(Layer::downloaded).sum();
        String count = done + " of " + layers.size() + " layers";
        return total == 0
                ? count
                : String.format(Locale.ROOT, "%s, %.1f of %.1f MB", count, downloaded / MEGABYTE, total / MEGABYTE);
    }
}
