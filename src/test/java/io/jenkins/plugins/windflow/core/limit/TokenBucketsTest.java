package io.jenkins.plugins.windflow.core.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TokenBucketsTest {
    private static final int PER_MINUTE = 60;

    private long now;
    private final TokenBuckets buckets = new TokenBuckets(() -> now);

    @Test
    void aFullBucketIsThereAtOnceAndFillsSteadily() {
        assertThat(take("anna", PER_MINUTE)).isZero();
        assertThat(take("anna", 1)).isEqualTo(Duration.ofSeconds(1));
        pass(500);
        assertThat(take("anna", 1)).isEqualTo(Duration.ofMillis(500));
        pass(500);
        assertThat(take("anna", 1)).isZero();
        pass(TimeUnit.HOURS.toMillis(1));
        assertThat(take("anna", PER_MINUTE)).isZero();
        assertThat(take("anna", 1)).as("a bucket holds a minute's tokens").isPositive();
    }

    @Test
    void everybodyHasOne() {
        assertThat(take("anna", PER_MINUTE)).isZero();
        assertThat(take("otto", PER_MINUTE)).isZero();
    }

    @Test
    void whoIsRefusedPaysNothing() {
        assertThat(take("anna", PER_MINUTE - 1)).isZero();
        assertThat(take("anna", 2)).isEqualTo(Duration.ofSeconds(1));
        assertThat(take("anna", 1)).isZero();
    }

    @Test
    void whatCostsMoreThanABucketHoldsIsPaidOffAfterwards() {
        assertThat(take("anna", 1)).isZero();
        assertThat(take("anna", 3 * PER_MINUTE)).isEqualTo(Duration.ofSeconds(1));
        pass(1000);
        assertThat(take("anna", 3 * PER_MINUTE)).isZero();
        assertThat(take("anna", 1)).isEqualTo(Duration.ofSeconds(2 * PER_MINUTE + 1));
    }

    @Test
    void crowdsDoNotFillTheMemory() {
        for (int i = 0; i < 30_000; i++) {
            assertThat(take("caller-" + i, 1)).isZero();
            pass(1000);
        }
        assertThat(buckets.size()).isLessThanOrEqualTo(10_000);
    }

    private Duration take(String caller, int tokens) {
        return buckets.take(caller, tokens, PER_MINUTE);
    }

    private void pass(long millis) {
        now += TimeUnit.MILLISECONDS.toNanos(millis);
    }
}
