package io.jenkins.plugins.windflow.core.log;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Brings the lines of several containers into one order: that of their times, and of the containers where times are equal.
 * Each container has a thread that reads, which waits when it is ahead of the one that takes.
 *
 * <p>Logs that are not followed are merged exactly. Where they are followed, an empty one may have an older line on its
 * way or may be silent for ever: it is waited for, but not long.
 */
final class Merge {
    /** A line waits so long for an older one of another container. */
    static final Duration WAIT = Duration.ofMillis(250);
    /** So long for the first line of a container whose log the engine has just opened: it may have to search for it. */
    static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    /** What waits to be taken weighs so much, about in bytes, until its readers wait; shared by all containers. */
    static final int MOST_WEIGHT = 128 * 1024;

    private static final int LEAST_SHARE = 8 * 1024;
    /** What is taken at once weighs about so much at most. */
    private static final int MOST_TAKEN = 64 * 1024;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final List<Lane> lanes;
    private final boolean followed;
    private RuntimeException failure;

    /** @param followed whether a container's log may be silent and yet go on */
    Merge(int containers, boolean followed) {
        this.followed = followed;
        int share = Math.max(LEAST_SHARE, MOST_WEIGHT / containers);
        List<Lane> all = new ArrayList<>();
        for (int container = 0; container < containers; container++) {
            all.add(new Lane(share, lock.newCondition()));
        }
        this.lanes = List.copyOf(all);
    }

    /** Adds what was read of a container, as soon as there is room. */
    void put(int container, List<? extends LogItem> items) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            Lane lane = lanes.get(container);
            lane.awaitRoom();
            lane.add(items, System.nanoTime());
            news.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Notes what a container's reader does now. */
    void become(int container, Lane.State state) {
        lock.lock();
        try {
            lanes.get(container).become(state, System.nanoTime());
            news.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Makes {@link #take} throw, when all is taken that was read before. */
    void fail(RuntimeException why) {
        lock.lock();
        try {
            failure = failure == null ? why : failure;
            news.signal();
        } finally {
            lock.unlock();
        }
    }

    /**
     * The next items in order.
     *
     * @return empty when there was nothing to take within the given time; null when nothing comes any more
     */
    List<LogItem> take(Duration patience) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long deadline = System.nanoTime() + patience.toNanos();
            while (true) {
                long now = System.nanoTime();
                List<LogItem> items = ready(now);
                if (!items.isEmpty()) {
                    return items;
                }
                if (lanes.stream().allMatch(lane -> lane.isEmpty() && lane.state() == Lane.State.ENDED)) {
                    if (failure != null) {
                        throw failure;
                    }
                    return null;
                }
                if (deadline - now <= 0) {
                    return List.of();
                }
                Lane first = first();
                news.awaitNanos(Math.min(deadline - now, first == null ? Long.MAX_VALUE : delay(first, now)));
            }
        } finally {
            lock.unlock();
        }
    }

    private List<LogItem> ready(long now) {
        List<LogItem> items = new ArrayList<>();
        int weight = 0;
        for (Lane lane = first(); lane != null && weight < MOST_TAKEN && delay(lane, now) <= 0; lane = first()) {
            LogItem item = lane.poll(now);
            weight += Lane.weight(item);
            items.add(item);
        }
        return items;
    }

    /** The lane with the oldest head; null when all are empty. */
    private Lane first() {
        Lane first = null;
        for (Lane lane : lanes) {
            if (!lane.isEmpty() && (first == null || lane.order().isBefore(first.order()))) {
                first = lane;
            }
        }
        return first;
    }

    /** How long the head of a lane has to wait for others, in nanoseconds. */
    private long delay(Lane first, long now) {
        long delay = 0;
        for (Lane other : lanes) {
            if (other.isEmpty() && (other.state() == Lane.State.OPENING || other.state() == Lane.State.OPEN)) {
                delay = Math.max(delay, followed ? delay(first, other, now) : Long.MAX_VALUE);
            }
        }
        return delay;
    }

    /** A reader that has to wait for room does not wait for others: a silent container must not slow a busy one down. */
    private static long delay(Lane first, Lane empty, long now) {
        long silence = (empty.spoke() ? WAIT : FIRST_WAIT).toNanos() - empty.quiet(now);
        long age = first.isFull() ? 0 : WAIT.toNanos() - first.age(now);
        return Math.max(silence, age);
    }
}
