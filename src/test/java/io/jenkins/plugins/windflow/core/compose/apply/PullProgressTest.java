package io.jenkins.plugins.windflow.core.compose.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.windflow.core.docker.stream.ProgressEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PullProgressTest {
    private final List<String> lines = new ArrayList<>();
    /** Just before the clock's greatest value, where comparing instead of subtracting goes wrong. */
    private final AtomicLong clock =
            new AtomicLong(Long.MAX_VALUE - Duration.ofSeconds(7).toNanos());

    private final PullProgress progress = new PullProgress("acme/web:1", lines::add, clock::get);

    private void say(String layer, String status, long current, long total) {
        progress.accept(new ProgressEvent(layer, status, current, total, ""));
    }

    @Test
    void aShortPullSaysNothingInBetween() {
        say("1", "Pulling from acme/web", 0, 0);
        for (int i = 0; i < 1000; i++) {
            say("layer" + i % 10, "Downloading", i, 1000);
        }
        assertThat(lines).isEmpty();
    }

    @Test
    void aLongPullSaysHowFarItIsEverMoreRarely() {
        say("1", "Pulling from acme/web", 0, 0);
        say("a", "Already exists", 0, 0);
        say("b", "Pulling fs layer", 0, 0);
        for (int second = 1; second <= 120; second++) {
            clock.addAndGet(Duration.ofSeconds(1).toNanos());
            say("c", "Downloading", second * 1_000_000L, 200_000_000);
        }
        assertThat(lines)
                .containsExactly(
                        "  acme/web:1: 1 of 3 layers, 6.0 of 200.0 MB",
                        "  acme/web:1: 1 of 3 layers, 17.0 of 200.0 MB",
                        "  acme/web:1: 1 of 3 layers, 38.0 of 200.0 MB",
                        "  acme/web:1: 1 of 3 layers, 69.0 of 200.0 MB",
                        "  acme/web:1: 1 of 3 layers, 100.0 of 200.0 MB");
    }

    @Test
    void whatStandsStillIsNotSaidAgain() {
        for (int second = 0; second < 300; second++) {
            clock.addAndGet(Duration.ofSeconds(1).toNanos());
            say("c", "Downloading", 2_000_000, 4_000_000);
        }
        say("c", "Download complete", 0, 0);
        clock.addAndGet(Duration.ofSeconds(31).toNanos());
        say("c", "Extracting", 1, 9_000_000);
        assertThat(lines)
                .containsExactly(
                        "  acme/web:1: 0 of 1 layers, 2.0 of 4.0 MB", "  acme/web:1: 0 of 1 layers, 4.0 of 4.0 MB");
    }

    @Test
    void eightyLayersAreOneLine() {
        clock.addAndGet(Duration.ofSeconds(6).toNanos());
        for (int layer = 0; layer < 80; layer++) {
            say("layer" + layer, layer < 20 ? "Pull complete" : "Waiting", 0, 0);
        }
        clock.addAndGet(Duration.ofSeconds(11).toNanos());
        say("layer79", "Waiting", 0, 0);
        assertThat(lines).last().isEqualTo("  acme/web:1: 20 of 80 layers");
    }
}
