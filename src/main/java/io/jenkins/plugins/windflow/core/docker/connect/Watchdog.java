package io.jenkins.plugins.windflow.core.docker.connect;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Enforces deadlines by closing what has missed them: a blocking read or write has no timeout of its own.
 *
 * <p>One thread serves every connection of the process. It looks at all guards about ten times a second while there
 * are any and ends when there were none for a while, so idle clients cost no thread. Arming and moving a deadline is
 * one volatile write.
 */
public final class Watchdog {
    private static final Watchdog SHARED = new Watchdog();
    private static final long TICK_NANOS = Duration.ofMillis(50).toNanos();
    private static final long LINGER_NANOS = Duration.ofSeconds(5).toNanos();

    private final Set<Guard> armed = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition somethingArmed = lock.newCondition();
    private Thread thread;
    private volatile boolean resting = true;

    private Watchdog() {}

    /** The watchdog of this process. */
    public static Watchdog shared() {
        return SHARED;
    }

    /**
     * A guard that is not armed yet.
     *
     * @param onExpiry ends the guarded action; must not block
     */
    public Guard guard(Runnable onExpiry) {
        return new Guard(this, onExpiry);
    }

    /** Watches over one connection at a time: armed before an action that may block, disarmed after it. */
    public static final class Guard {
        private final Watchdog watchdog;
        private final Runnable onExpiry;
        private volatile long deadline;
        private volatile Duration limit = Duration.ZERO;
        private volatile boolean expired;

        private Guard(Watchdog watchdog, Runnable onExpiry) {
            this.watchdog = watchdog;
            this.onExpiry = onExpiry;
        }

        /** Starts the clock anew; null or a zero limit means no deadline. */
        public void arm(Duration newLimit) {
            if (newLimit == null || newLimit.isZero()) {
                disarm();
                return;
            }
            limit = newLimit;
            deadline = System.nanoTime() + newLimit.toNanos();
            watchdog.watch(this);
        }

        /** Gives an armed guard its whole limit again, because something has moved. */
        public void moved() {
            deadline = System.nanoTime() + limit.toNanos();
        }

        /** Stops the clock. */
        public void disarm() {
            watchdog.armed.remove(this);
        }

        /** Whether a deadline was missed; this never becomes false again. */
        public boolean expired() {
            return expired;
        }

        /** The limit that was armed last. */
        public Duration limit() {
            return limit;
        }

        private void check(long now) {
            if (deadline - now <= 0 && watchdog.armed.remove(this)) {
                expired = true;
                onExpiry.run();
            }
        }
    }

    private void watch(Guard guard) {
        // The order matters: first added, then looked whether the thread was about to rest (it does the reverse).
        if (armed.add(guard) && resting) {
            lock.lock();
            try {
                if (thread == null) {
                    thread = Thread.ofPlatform()
                            .name("windflow-watchdog")
                            .daemon()
                            .start(this::run);
                    resting = false;
                }
                somethingArmed.signal();
            } finally {
                lock.unlock();
            }
        }
    }

    private void run() {
        do {
            LockSupport.parkNanos(TICK_NANOS);
            long now = System.nanoTime();
            armed.forEach(guard -> guard.check(now));
        } while (!armed.isEmpty() || restUntilArmed());
    }

    /** False when nothing was armed for so long that the thread ends. */
    private boolean restUntilArmed() {
        lock.lock();
        try {
            resting = true;
            long left = LINGER_NANOS;
            while (armed.isEmpty()) {
                if (left <= 0) {
                    thread = null;
                    return false;
                }
                left = somethingArmed.awaitNanos(left);
            }
            resting = false;
            return true;
        } catch (InterruptedException e) {
            // Nobody has a reason to interrupt this thread; whoever arms the next guard starts another one.
            thread = null;
            return false;
        } finally {
            lock.unlock();
        }
    }
}
