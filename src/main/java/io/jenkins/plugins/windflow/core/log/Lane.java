package io.jenkins.plugins.windflow.core.log;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;

/** What was read of one container and not handed on yet. Guarded by the lock of its {@link Merge}. */
final class Lane {
    /** What the objects around a text take, about; characters count twice, as most of them may. */
    private static final int LINE_WEIGHT = 96;

    /** What the reader of the container is doing. */
    enum State {
        /** It waits for the engine's answer. */
        OPENING,
        /** It reads. */
        OPEN,
        /** There is nothing to read: the container has stopped, or the engine is away. */
        AWAY,
        /** Nothing comes any more. */
        ENDED
    }

    private record Arrived(LogItem item, long nanoTime) {}

    private final Deque<Arrived> items = new ArrayDeque<>();
    private final int most;
    private final Condition room;
    private int weight;
    private State state = State.OPENING;
    private boolean spoke;
    private long quietSince = System.nanoTime();
    private Instant last = Instant.MIN;
    private Instant order = Instant.MIN;

    /**
     * @param most the weight from which on the reader has to wait
     * @param room signalled when it need not any more
     */
    Lane(int most, Condition room) {
        this.most = most;
        this.room = room;
    }

    void add(List<? extends LogItem> more, long now) {
        boolean empty = items.isEmpty();
        for (LogItem item : more) {
            items.addLast(new Arrived(item, now));
            weight += weight(item);
        }
        spoke = true;
        if (empty) {
            orderHead();
        }
    }

    /** Takes the head away; its weight is no longer here. */
    LogItem poll(long now) {
        LogItem item = items.removeFirst().item();
        boolean wasFull = isFull();
        weight -= weight(item);
        last = order;
        if (items.isEmpty()) {
            quietSince = now;
        } else {
            orderHead();
        }
        if (wasFull && !isFull()) {
            room.signal();
        }
        return item;
    }

    /** A line without a time, and a notice, stay behind what came before them. */
    private void orderHead() {
        LogItem head = items.getFirst().item();
        Instant time = head instanceof LogItem.Line line ? line.line().time() : null;
        order = time == null ? last : time;
    }

    static int weight(LogItem item) {
        String text =
                switch (item) {
                    case LogItem.Line line -> line.line().text();
                    case LogItem.Notice notice -> notice.text();
                };
        return LINE_WEIGHT + 2 * text.length();
    }

    boolean isEmpty() {
        return items.isEmpty();
    }

    boolean isFull() {
        return weight >= most;
    }

    /** The time by which the head is merged. */
    Instant order() {
        return order;
    }

    /** How long ago the head has come, in nanoseconds. */
    long age(long now) {
        return now - items.getFirst().nanoTime();
    }

    /** For how long nothing has been here to take, in nanoseconds. */
    long quiet(long now) {
        return now - quietSince;
    }

    /** Whether anything has come at all. */
    boolean spoke() {
        return spoke;
    }

    State state() {
        return state;
    }

    void become(State next, long now) {
        state = next;
        quietSince = items.isEmpty() ? now : quietSince;
    }

    void awaitRoom() throws InterruptedException {
        while (isFull()) {
            room.await();
        }
    }
}
