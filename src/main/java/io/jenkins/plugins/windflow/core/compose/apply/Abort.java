package io.jenkins.plugins.windflow.core.compose.apply;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets the threads of one deployment end at their next safe point: the first failure, or a cancellation, is kept, everybody
 * who waits wakes up, and a call to the engine that has begun is always finished.
 */
final class Abort {
    /** Thrown in threads that stop because of another one's failure. */
    static final class Stopped extends Exception {
        private static final long serialVersionUID = 1L;
    }

    private final ReentrantLock monitor = new ReentrantLock();
    private final Condition changed = monitor.newCondition();
    private Exception cause;

    /** Keeps the first cause. */
    void stop(Exception reason) {
        monitor.lock();
        try {
            if (cause == null && !(reason instanceof Stopped)) {
                cause = reason;
            }
            changed.signalAll();
        } finally {
            monitor.unlock();
        }
    }

    /** Why everybody stops; null as long as nobody does. */
    Exception cause() {
        monitor.lock();
        try {
            return cause;
        } finally {
            monitor.unlock();
        }
    }

    /** A safe point. */
    void check() throws Stopped {
        if (cause() != null) {
            throw new Stopped();
        }
    }

    /** Waits a while, or until somebody stops. */
    void pause(Duration time) throws Stopped, InterruptedException {
        monitor.lock();
        try {
            long left = time.toNanos();
            while (cause == null && left > 0) {
                left = changed.awaitNanos(left);
            }
        } finally {
            monitor.unlock();
        }
        check();
    }
}
