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
    void aLongPullSaysALineEveryFiveSeconds() {
        say("1", "Pulling from acme/web", 0, 0);
        say("a", "Already exists", 0, 0);
        say("b", "Pulling fs layer", 0, 0);
        say("c", "Downloading", 1_000_000, 4_000_000);
        for (int second = 0; second < 16; second++) {
            clock.addAndGet(Duration.ofSeconds(1).toNanos());
            say("c", "Downloading", 2_000_000, 4_000_000);
            say("c", "Downloading", 2_000_001, 4_000_000);
        }
        assertThat(lines)
                .hasSize(2)
                .allMatch(line -> line.equals("  acme/web:1: 1 of 3 layers; c: Downloading 50% of 4.0 MB"));

        say("c", "Pull complete", 0, 0);
        clock.addAndGet(Duration.ofSeconds(6).toNanos());
        say("b", "Pull complete", 0, 0);
        assertThat(lines).hasSize(3).last().isEqualTo("  acme/web:1: 3 of 3 layers; b: Pull complete");
    }
}
