package io.jenkins.plugins.windflow.core.compose.apply;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.windflow.core.change.making.Watch;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Looks at one container for all who wait for it: they share its looks. There is one at a time, and they become rarer the
 * longer it takes, so that a wait gets longer by a tenth at most and a slow start does not keep the engine busy.
 */
final class Lookout {
    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofMillis(500);
    private static final int PART_OF_THE_WAIT = 10;

    /** Asks the engine. */
    @FunctionalInterface
    interface Inspection {
        JsonNode of(String id) throws Exception;
    }

    /**
     * What was seen.
     *
     * @param inspect the container as the engine shows it
     * @param due when the next look is worth its while; value of {@link System#nanoTime()}
     */
    record Look(JsonNode inspect, Watch.Verdict verdict, long due) {}

    private final Watch watch;
    private final ReentrantLock turn = new ReentrantLock();
    private long first;
    private Look last;

    Lookout(Watch watch) {
        this.watch = watch;
    }

    Watch watch() {
        return watch;
    }

    /** How long to wait until the next look at something that has been waited for already. */
    static Duration pause(Duration waited) {
        Duration part = waited.dividedBy(PART_OF_THE_WAIT);
        return part.compareTo(SHORTEST) < 0 ? SHORTEST : part.compareTo(LONGEST) > 0 ? LONGEST : part;
    }

    /** The last look, or a new one when that is due. */
    Look look(Inspection inspection) throws Exception {
        turn.lockInterruptibly();
        try {
            return last != null && System.nanoTime() < last.due() ? last : see(inspection.of(watch.id()));
        } finally {
            turn.unlock();
        }
    }

    /** Takes what somebody has just seen. */
    Look seen(JsonNode inspect) throws InterruptedException {
        turn.lockInterruptibly();
        try {
            return see(inspect);
        } finally {
            turn.unlock();
        }
    }

    private Look see(JsonNode inspect) {
        long now = System.nanoTime();
        first = last == null ? now : first;
        last = new Look(
                inspect,
                watch.look(inspect, now),
                now + pause(Duration.ofNanos(now - first)).toNanos());
        return last;
    }
}
