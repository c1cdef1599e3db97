package io.jenkins.plugins.windflow.core.watch;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.windflow.core.docker.EngineLease;
import io.jenkins.plugins.windflow.core.docker.EventQuery;
import io.jenkins.plugins.windflow.core.docker.error.EngineException;
import io.jenkins.plugins.windflow.core.docker.stream.JsonStream;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Reads an engine's events on a thread of its own until it is closed; comes back, with growing pauses, when they break off. */
final class EventFeed implements AutoCloseable {
    private static final Logger LOGGER = Logger.getLogger(EventFeed.class.getName());

    private final String name;
    private final Supplier<EngineLease> source;
    private final Pace pace;
    private final Consumer<JsonNode> onEvent;
    private final Runnable onConnected;
    private final Thread thread;
    private volatile JsonStream stream;
    private volatile boolean closed;

    /**
     * Begins to read.
     *
     * @param onConnected called whenever events begin to come: what happened before was not told
     */
    EventFeed(String name, Supplier<EngineLease> source, Pace pace, Consumer<JsonNode> onEvent, Runnable onConnected) {
        this.name = name;
        this.source = source;
        this.pace = pace;
        this.onEvent = onEvent;
        this.onConnected = onConnected;
        this.thread = Thread.ofVirtual().name("windflow-events-of-" + name).start(this::run);
    }

    /** Whether events come now. */
    boolean connected() {
        return stream != null;
    }

    /** Opens the stream anew: it may be dead behind a living connection, or lead to the wrong place by now. */
    void reconnect() {
        JsonStream present = stream;
        if (present != null) {
            present.close();
        }
    }

    private void run() {
        Duration pause = pace.firstRetry();
        while (!closed) {
            pause = read() ? pace.firstRetry() : pause;
            try {
                Thread.sleep(pause);
            } catch (InterruptedException e) {
                return;
            }
            Duration longer = pause.multipliedBy(2);
            pause = longer.compareTo(pace.longestRetry()) > 0 ? pace.longestRetry() : longer;
        }
    }

    /** Reads until the stream ends; whether it had begun at all. */
    private boolean read() {
        boolean connected = false;
        try (EngineLease lease = source.get();
                JsonStream events = lease.engine().events(EventQuery.all())) {
            stream = events;
            connected = true;
            onConnected.run();
            for (JsonNode event = events.next(); event != null && !closed; event = events.next()) {
                onEvent.accept(event);
            }
        } catch (EngineException e) {
            LOGGER.log(Level.FINE, e, () -> "The events of " + name + " broke off.");
        } catch (RuntimeException e) {
            LOGGER.log(Level.WARNING, e, () -> "The events of " + name + " cannot be read.");
        } finally {
            stream = null;
        }
        return connected;
    }

    @Override
    public void close() {
        closed = true;
        reconnect();
        thread.interrupt();
    }
}
