package io.jenkins.plugins.windflow.core.compose.apply;

import io.jenkins.plugins.windflow.core.docker.stream.ProgressEvent;
import io.jenkins.plugins.windflow.core.operation.OperationRun;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Turns the hundreds of events of a pull into a line every few seconds: layers done of layers known. */
final class PullProgress {
    private static final long INTERVAL = Duration.ofSeconds(5).toNanos();

    private final String image;
    private final OperationRun run;
    private final Map<String, Boolean> layers = new HashMap<>();
    private long next = System.nanoTime() + INTERVAL;

    PullProgress(String image, OperationRun run) {
        this.image = image;
        this.run = run;
    }

    void accept(ProgressEvent event) {
        if (!event.id().isEmpty() && !event.status().startsWith("Pulling from")) {
            layers.put(event.id(), event.status().equals("Pull complete") || event.status().equals("Already exists"));
        }
        if (System.nanoTime() > next) {
            next = System.nanoTime() + INTERVAL;
            long done = layers.values().stream().filter(complete -> complete).count();
            run.log("  " + image + ": " + done + " of " + layers.size() + " layers; " + event.line());
        }
    }
}
