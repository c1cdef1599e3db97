package io.jenkins.plugins.windflow.core.watch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.windflow.core.docker.Engine;
import io.jenkins.plugins.windflow.core.docker.EngineLease;
import io.jenkins.plugins.windflow.core.docker.error.EngineException;
import io.jenkins.plugins.windflow.core.docker.error.InterruptedCallException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Keeps one list of one engine up to date, on a thread of its own, as long as somebody follows it. */
final class ListingWatch implements AutoCloseable {
    private static final Logger LOGGER = Logger.getLogger(ListingWatch.class.getName());
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Listing listing;
    private final Supplier<EngineLease> source;
    private final Pace pace;
    private final BooleanSupplier eventsCome;
    private final Runnable onLost;
    private final List<SnapshotListener> listeners = new CopyOnWriteArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final CountDownLatch looked = new CountDownLatch(1);
    private final Thread thread;
    private long firstEvent;
    private long lastEvent;
    private volatile Snapshot present;
    private volatile boolean closed;

    /**
     * Begins to look.
     *
     * @param eventsCome whether the engine tells what happens
     * @param onLost called when the list cannot be seen any more
     */
    ListingWatch(
            String place,
            Listing listing,
            Supplier<EngineLease> source,
            Pace pace,
            BooleanSupplier eventsCome,
            Runnable onLost) {
        this.listing = listing;
        this.source = source;
        this.pace = pace;
        this.eventsCome = eventsCome;
        this.onLost = onLost;
        this.thread = Thread.ofVirtual()
                .name("windflow-" + listing.name() + "-of-" + place)
                .start(this::run);
    }

    /** Adds a listener, and tells it what is there already. */
    void add(SnapshotListener listener) {
        lock.lock();
        try {
            listeners.add(listener);
            if (present != null) {
                listener.seen(present);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Whether nobody listens any more. */
    boolean remove(SnapshotListener listener) {
        listeners.remove(listener);
        return listeners.isEmpty();
    }

    /** The list as it was seen last, after having waited for the first look; empty when it cannot be seen now. */
    Optional<Snapshot> present() {
        try {
            looked.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedCallException(listing.name(), e);
        }
        return Optional.ofNullable(present);
    }

    /** Something has happened on the engine. */
    void happened(JsonNode event) {
        if (listing.changedBy().test(event)) {
            outdated();
        }
    }

    /** The list may be another one by now. */
    void outdated() {
        lock.lock();
        try {
            lastEvent = System.nanoTime();
            firstEvent = firstEvent == 0 ? lastEvent : firstEvent;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        try {
            while (!closed) {
                look();
                looked.countDown();
                awaitDue();
            }
        } catch (InterruptedException e) {
            LOGGER.log(Level.FINEST, "Nobody follows " + listing.name() + " any more.", e);
        } finally {
            looked.countDown();
        }
    }

    private void look() throws InterruptedException {
        try {
            Snapshot snapshot = read(listing, source);
            seen(snapshot);
        } catch (InterruptedCallException e) {
            throw new InterruptedException(e.getMessage());
        } catch (EngineException e) {
            lost(e);
        } catch (RuntimeException e) {
            LOGGER.log(Level.WARNING, "The list of " + listing.name() + " cannot be made.", e);
            lost(new EngineException(EngineException.Kind.PROTOCOL, "Internal error: " + e, e));
        }
    }

    /** Looks once. */
    static Snapshot read(Listing listing, Supplier<EngineLease> source) {
        try (EngineLease lease = source.get()) {
            Engine engine = lease.engine();
            return new Snapshot(JSON.writeValueAsBytes(listing.reader().read(engine)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A list of maps, lists and texts can be written.", e);
        }
    }

    private void seen(Snapshot snapshot) {
        lock.lock();
        try {
            if (present == null || !Arrays.equals(present.json(), snapshot.json())) {
                present = snapshot;
                listeners.forEach(listener -> listener.seen(snapshot));
            }
        } finally {
            lock.unlock();
        }
    }

    private void lost(EngineException why) {
        boolean news = present != null || looked.getCount() > 0;
        present = null;
        onLost.run();
        if (news) {
            listeners.forEach(listener -> listener.lost(why));
        }
    }

    /** Waits until events have settled, or until it is time to look without any. */
    private void awaitDue() throws InterruptedException {
        Duration period = eventsCome.getAsBoolean() && present != null ? pace.withEvents() : pace.withoutEvents();
        long deadline = System.nanoTime() + period.toNanos();
        lock.lockInterruptibly();
        try {
            for (long left = left(deadline); left > 0 && !closed; left = left(deadline)) {
                changed.await(left, TimeUnit.NANOSECONDS);
            }
            firstEvent = 0;
        } finally {
            lock.unlock();
        }
    }

    /** Nanoseconds until the list has to be read. */
    private long left(long deadline) {
        if (firstEvent == 0) {
            return deadline - System.nanoTime();
        }
        long due = Math.min(
                lastEvent + pace.settle().toNanos(), firstEvent + pace.latest().toNanos());
        return Math.min(due, deadline) - System.nanoTime();
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}
