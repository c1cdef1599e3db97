package io.jenkins.plugins.windflow.core.operation;

import java.util.concurrent.Callable;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Delivers the cancellation or the suspension of an operation to its thread, except while that thread must not be
 * interrupted.
 */
final class Interruption {
    private final ReentrantLock monitor = new ReentrantLock();
    private Thread thread;
    private int shields;
    private boolean pending;
    private boolean ended;
    private String by;
    private boolean suspended;

    /** From now on this thread is the operation's. */
    void attach(Thread operationThread) {
        monitor.lock();
        try {
            thread = operationThread;
            if (pending) {
                pending = false;
                thread.interrupt();
            }
        } finally {
            monitor.unlock();
        }
    }

    /** The operation has ended: nothing can be cancelled or suspended any more. */
    void detach() {
        monitor.lock();
        try {
            thread = null;
            ended = true;
            Thread.interrupted();
        } finally {
            monitor.unlock();
        }
    }

    /**
     * Cancels; only the first one counts, and none after a suspension or the end.
     *
     * @param before done before the thread hears of it
     */
    boolean cancel(String who, Runnable before) {
        monitor.lock();
        try {
            if (by != null || suspended || ended) {
                return false;
            }
            by = who;
            before.run();
            deliver();
            return true;
        } finally {
            monitor.unlock();
        }
    }

    /** Suspends, also what is cancelled already. */
    void suspend() {
        monitor.lock();
        try {
            if (!suspended && !ended) {
                suspended = true;
                deliver();
            }
        } finally {
            monitor.unlock();
        }
    }

    private void deliver() {
        if (thread != null && shields == 0) {
            thread.interrupt();
        } else {
            pending = true;
        }
    }

    boolean isSuspended() {
        monitor.lock();
        try {
            return suspended;
        } finally {
            monitor.unlock();
        }
    }

    String cancelledBy() {
        monitor.lock();
        try {
            return by;
        } finally {
            monitor.unlock();
        }
    }

    <T> T shielded(Callable<T> work) throws Exception {
        raise();
        try {
            return work.call();
        } finally {
            lower();
        }
    }

    private void raise() {
        monitor.lock();
        try {
            shields++;
            Thread.interrupted();
        } finally {
            monitor.unlock();
        }
    }

    private void lower() {
        monitor.lock();
        try {
            shields--;
            if (shields == 0 && pending) {
                pending = false;
                Thread.currentThread().interrupt();
            }
        } finally {
            monitor.unlock();
        }
    }
}
