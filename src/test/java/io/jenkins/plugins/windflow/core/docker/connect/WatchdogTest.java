package io.jenkins.plugins.windflow.core.docker.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WatchdogTest {
    private final AtomicInteger expired = new AtomicInteger();
    private final Watchdog.Guard guard = Watchdog.shared().guard(expired::incrementAndGet);

    @Test
    void endsWhatMissesItsDeadlineOnce() {
        guard.arm(Duration.ofMillis(100));
        await().atMost(Duration.ofSeconds(2)).until(guard::expired);
        await().during(Duration.ofMillis(300)).until(() -> expired.get() == 1);
    }

    @Test
    void leavesAloneWhatIsInTime() throws InterruptedException {
        for (int i = 0; i < 20; i++) {
            guard.arm(Duration.ofMillis(300));
            Thread.sleep(20);
            guard.disarm();
        }
        Thread.sleep(500);
        assertThat(guard.expired()).isFalse();
    }

    @Test
    void movementGivesTheWholeLimitAgain() throws InterruptedException {
        guard.arm(Duration.ofMillis(400));
        for (int i = 0; i < 10; i++) {
            Thread.sleep(100);
            guard.moved();
        }
        assertThat(guard.expired()).isFalse();
        await().atMost(Duration.ofSeconds(2)).until(guard::expired);
    }

    @Test
    void noLimitIsNoDeadline() throws InterruptedException {
        guard.arm(Duration.ofMillis(100));
        guard.arm(null);
        Thread.sleep(400);
        assertThat(guard.expired()).isFalse();
    }

    @Test
    void wakesUpAgainAfterItsRest() throws InterruptedException {
        guard.arm(Duration.ofMillis(50));
        await().until(guard::expired);
        // Longer than it lingers: the thread has ended.
        Thread.sleep(5500);
        Watchdog.Guard later = Watchdog.shared().guard(expired::incrementAndGet);
        later.arm(Duration.ofMillis(50));
        await().atMost(Duration.ofSeconds(2)).until(later::expired);
    }
}
