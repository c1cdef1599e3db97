package io.jenkins.plugins.windflow.core.terminal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** What was typed and not yet taken by the container, in order, with a bound. Putting never blocks. */
final class InputQueue {
    /** Who types through the page has at most a quarter of it under way. */
    static final int LARGEST = 256 * 1024;

    /** Something for the terminal. */
    sealed interface Item {
        record Typed(byte[] bytes) implements Item {}

        record Resized(TerminalSize size) implements Item {}
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final Deque<Item> items = new ArrayDeque<>();
    private int waiting;
    private boolean closed;

    /** False when too much waits already. */
    boolean type(byte[] bytes) {
        lock.lock();
        try {
            if (waiting + bytes.length > LARGEST) {
                return false;
            }
            waiting += bytes.length;
            items.addLast(new Item.Typed(bytes));
            news.signalAll();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** A size that was not taken yet is forgotten for the new one. */
    void resize(TerminalSize size) {
        lock.lock();
        try {
            if (items.peekLast() instanceof Item.Resized) {
                items.removeLast();
            }
            items.addLast(new Item.Resized(size));
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The next item; null when the queue is closed. */
    Item take() throws InterruptedException {
        lock.lock();
        try {
            while (items.isEmpty() && !closed) {
                news.await();
            }
            if (closed) {
                return null;
            }
            Item item = items.removeFirst();
            if (item instanceof Item.Typed typed) {
                waiting -= typed.bytes().length;
            }
            return item;
        } finally {
            lock.unlock();
        }
    }

    /** What waits is forgotten. */
    void close() {
        lock.lock();
        try {
            closed = true;
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
