package io.jenkins.plugins.windflow.core.operation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/** One lock for each project of each engine, given in the order of arrival. */
final class ProjectLocks {
    /** What is locked: the project is one and the same whatever environment leads to its engine. */
    record Key(String engineId, String project) {}

    private final ReentrantLock monitor = new ReentrantLock();
    private final Condition moved = monitor.newCondition();
    /** Who wants each lock; the first of each line holds it. */
    private final Map<Key, Deque<Operation>> lines = new HashMap<>();

    /**
     * Waits for the lock.
     *
     * @param whenWaiting told, once, who holds the lock
     */
    void acquire(Key key, Operation operation, Consumer<Operation> whenWaiting) throws InterruptedException {
        Operation holder = join(key, operation);
        try {
            if (holder != operation) {
                whenWaiting.accept(holder);
            }
            awaitTurn(key, operation);
        } catch (InterruptedException | RuntimeException e) {
            release(key, operation);
            throw e;
        }
    }

    /** Gives the lock back, or leaves the line. */
    void release(Key key, Operation operation) {
        monitor.lock();
        try {
            Deque<Operation> line = lines.get(key);
            if (line != null && line.remove(operation)) {
                if (line.isEmpty()) {
                    lines.remove(key);
                }
                moved.signalAll();
            }
        } finally {
            monitor.unlock();
        }
    }

    /** Takes the last place in the line, unless it has one already; returns who holds the lock. */
    Operation join(Key key, Operation operation) {
        monitor.lock();
        try {
            Deque<Operation> line = lines.computeIfAbsent(key, k -> new ArrayDeque<>());
            if (!line.contains(operation)) {
                line.addLast(operation);
            }
            return line.getFirst();
        } finally {
            monitor.unlock();
        }
    }

    private void awaitTurn(Key key, Operation operation) throws InterruptedException {
        monitor.lockInterruptibly();
        try {
            while (lines.get(key).getFirst() != operation) {
                moved.await();
            }
        } finally {
            monitor.unlock();
        }
    }
}
