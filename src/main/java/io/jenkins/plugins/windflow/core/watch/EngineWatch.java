package io.jenkins.plugins.windflow.core.watch;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.windflow.core.docker.EngineLease;
import io.jenkins.plugins.windflow.core.stack.SharedLooks;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * One engine as long as somebody looks at it: one stream of its events, and one present copy of each list that is followed, never
 * older than a second after an event that has changed it. Without anybody it holds no connection and no thread.
 */
public final class EngineWatch {
    private final String name;
    private final Supplier<EngineLease> source;
    private final Pace pace;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, ListingWatch> lists = new HashMap<>();
    private final List<Consumer<JsonNode>> eventListeners = new CopyOnWriteArrayList<>();
    private final SharedLooks<String, Snapshot> looks = new SharedLooks<>();
    private volatile EventFeed feed;

    /**
     * Does nothing yet.
     *
     * @param name of the environment, for names of threads
     * @param source a new lease each time; throws when there is none
     */
    public EngineWatch(String name, Supplier<EngineLease> source, Pace pace) {
        this.name = name;
        this.source = source;
        this.pace = pace;
    }

    /** Follows a list: the listener is told what is there, now or as soon as it is seen, and each change. */
    public Following follow(Listing listing, SnapshotListener listener) {
        lock.lock();
        try {
            EventFeed events = feed();
            ListingWatch watch = lists.computeIfAbsent(
                    listing.name(),
                    key -> new ListingWatch(name, listing, source, pace, events::connected, events::reconnect));
            watch.add(listener);
            return once(() -> leave(listing, watch, listener));
        } finally {
            lock.unlock();
        }
    }

    /** Follows the engine's events, as {@code GET /events} gives them. The listener must not wait for anything. */
    public Following followEvents(Consumer<JsonNode> listener) {
        lock.lock();
        try {
            eventListeners.add(listener);
            feed();
            return once(() -> {
                eventListeners.remove(listener);
                endUnlessFollowed();
            });
        } finally {
            lock.unlock();
        }
    }

    /**
     * The list now: from memory while somebody follows it, else from the engine; who comes while it is being asked shares the answer.
     *
     * @throws io.jenkins.plugins.windflow.core.docker.error.EngineException when the engine cannot be asked
     */
    public Snapshot look(Listing listing) {
        return followed(listing)
                .flatMap(ListingWatch::present)
                .orElseGet(() -> looks.look(listing.name(), () -> ListingWatch.read(listing, source)));
    }

    private Optional<ListingWatch> followed(Listing listing) {
        lock.lock();
        try {
            return Optional.ofNullable(lists.get(listing.name()));
        } finally {
            lock.unlock();
        }
    }

    /** The way to the engine may be another one now: opens the stream of events anew and reads the lists again. */
    public void reconnect() {
        lock.lock();
        try {
            if (feed != null) {
                feed.reconnect();
                lists.values().forEach(ListingWatch::outdated);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Whether anybody looks. */
    public boolean isFollowed() {
        return feed != null;
    }

    private EventFeed feed() {
        if (feed == null) {
            feed = new EventFeed(name, source, pace, this::happened, this::outdated);
        }
        return feed;
    }

    private void happened(JsonNode event) {
        watches().forEach(watch -> watch.happened(event));
        eventListeners.forEach(listener -> listener.accept(event));
    }

    private void outdated() {
        watches().forEach(ListingWatch::outdated);
    }

    private List<ListingWatch> watches() {
        lock.lock();
        try {
            return List.copyOf(lists.values());
        } finally {
            lock.unlock();
        }
    }

    private void leave(Listing listing, ListingWatch watch, SnapshotListener listener) {
        lock.lock();
        try {
            if (watch.remove(listener) && lists.remove(listing.name(), watch)) {
                watch.close();
            }
            endUnlessFollowed();
        } finally {
            lock.unlock();
        }
    }

    private void endUnlessFollowed() {
        lock.lock();
        try {
            if (feed != null && lists.isEmpty() && eventListeners.isEmpty()) {
                feed.close();
                feed = null;
            }
        } finally {
            lock.unlock();
        }
    }

    private static Following once(Runnable end) {
        AtomicBoolean ended = new AtomicBoolean();
        return () -> {
            if (ended.compareAndSet(false, true)) {
                end.run();
            }
        };
    }
}
