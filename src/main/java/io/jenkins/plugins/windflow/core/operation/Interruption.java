package io.jenkins.plugins.windflow.core.operation;

import java.util.concurrent.Callable;
import java.util.concurrent.locks.ReentrantLock;

/** Delivers the cancellation of an operation to its thread, except while that thread must not be interrupted. */
final class Interruption {
    private final ReentrantLock monitor = new ReentrantLock();
    private Thread thread;
    private int shields;
    private boolean pending;
    private boolean ended;
    private String by;

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

    /** The operation has ended: nothing can be cancelled any more. */
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

    /** Cancels; only the first one counts, and none after the end. */
    boolean cancel(String who) {
        monitor.lock();
        try {
            if (by != null || ended) {
                return false;
            }
            by = who;
            if (thread != null && shields == 0) {
                thread.interrupt();
            } else {
                pending = true;
            }
            return true;
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
