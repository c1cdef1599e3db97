package io.jenkins.plugins.windflow.live;

import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.windflow.security.WindflowPermissions;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.security.core.Authentication;

/**
 * What one browser is told (Server-sent events, WHATWG HTML section 9.2). It outlives a broken connection for a while: the
 * browser comes back with the id of the last event that arrived and gets what it missed. The number of events that wait is
 * bounded; a browser that falls behind loses the stream and begins anew with the present state.
 */
final class EventStream {
    static final Duration COMMENT_EVERY = Duration.ofSeconds(15);

    private static final int KEPT = 256;

    /** @param replaces events of this kind that still wait are not worth telling once there is a newer one; null for none */
    private record Event(long number, String name, byte[] data, String replaces) {}

    private final String id;
    private final Authentication viewer;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final Deque<Event> events = new ArrayDeque<>();
    private volatile Set<String> topics = Set.of();
    private volatile long deserted = System.nanoTime();
    private long last;
    /** The newest event that was let go although nothing had replaced it. */
    private long lost;

    private long connection;
    private boolean ended;

    EventStream(String id, Authentication viewer) {
        this.id = id;
        this.viewer = viewer;
    }

    String id() {
        return id;
    }

    Authentication viewer() {
        return viewer;
    }

    Set<String> topics() {
        return topics;
    }

    void topics(Set<String> wanted) {
        topics = Set.copyOf(wanted);
    }

    /** Adds an event; data is JSON without line breaks. */
    void tell(String name, byte[] data) {
        tell(name, data, null);
    }

    /**
     * Adds an event.
     *
     * @param data JSON without line breaks
     * @param replaces what it is about, when it says all there is to say about that: older events about the same are dropped
     */
    void tell(String name, byte[] data, String replaces) {
        lock.lock();
        try {
            if (replaces != null) {
                events.removeIf(event -> replaces.equals(event.replaces()));
            }
            events.addLast(new Event(++last, name, data, replaces));
            if (events.size() > KEPT) {
                lost = events.removeFirst().number();
            }
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Ends the stream and its connection. */
    void end() {
        lock.lock();
        try {
            ended = true;
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Whether nobody has been connected for so long. */
    boolean desertedFor(Duration time) {
        long since = deserted;
        return since != 0 && System.nanoTime() - since > time.toNanos();
    }

    /**
     * Says hello, then writes events to a connection until it breaks, another one takes over, or the stream ends.
     *
     * @param after number of the last event that the browser has; 0 for none
     * @return whether the browser may come back to this stream
     */
    boolean write(OutputStream out, long after) throws InterruptedException {
        long mine = takeOver();
        long sent = after;
        try {
            out.write(text(new Event(after, "hello", EventHub.json(Map.of("stream", id)), null)));
            out.flush();
            while (true) {
                List<Event> batch = await(mine, sent);
                if (batch == null) {
                    return true;
                }
                if (ended || fellBehind(sent) || !maySee()) {
                    return false;
                }
                for (Event event : batch) {
                    out.write(text(event));
                    sent = event.number();
                }
                if (batch.isEmpty()) {
                    out.write(": still here\n\n".getBytes(StandardCharsets.UTF_8));
                }
                out.flush();
            }
        } catch (IOException gone) {
            return true;
        } finally {
            leave(mine);
        }
    }

    private long takeOver() {
        lock.lock();
        try {
            deserted = 0;
            news.signalAll();
            return ++connection;
        } finally {
            lock.unlock();
        }
    }

    private void leave(long mine) {
        lock.lock();
        try {
            if (mine == connection) {
                deserted = System.nanoTime();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Events behind a number; none when nothing came for a while; null when another connection took over. */
    private List<Event> await(long mine, long sent) throws InterruptedException {
        lock.lock();
        try {
            long left = COMMENT_EVERY.toNanos();
            while (mine == connection && !ended && last <= sent && left > 0) {
                left = news.awaitNanos(left);
            }
            if (mine != connection) {
                return null;
            }
            List<Event> batch = new ArrayList<>();
            events.stream().filter(event -> event.number() > sent).forEach(batch::add);
            return batch;
        } finally {
            lock.unlock();
        }
    }

    private boolean fellBehind(long sent) {
        lock.lock();
        try {
            return lost > sent;
        } finally {
            lock.unlock();
        }
    }

    private boolean maySee() {
        try (ACLContext ignored = ACL.as2(viewer)) {
            return WindflowPermissions.canView();
        }
    }

    private byte[] text(Event event) {
        String head = "id: " + id + "-" + event.number() + "\nevent: " + event.name() + "\ndata: ";
        byte[] begin = head.getBytes(StandardCharsets.UTF_8);
        byte[] whole = new byte[begin.length + event.data().length + 2];
        System.arraycopy(begin, 0, whole, 0, begin.length);
        System.arraycopy(event.data(), 0, whole, begin.length, event.data().length);
        whole[whole.length - 2] = '\n';
        whole[whole.length - 1] = '\n';
        return whole;
    }
}
