package io.jenkins.plugins.windflow.core.stats;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.windflow.core.docker.EngineLease;
import io.jenkins.plugins.windflow.core.docker.error.EngineException;
import io.jenkins.plugins.windflow.core.docker.stream.JsonStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Follows what one container uses until it is closed, by one stream of the engine for all who look: about a sample a second. The
 * last minutes are kept for those who come later.
 */
public final class StatsFollower implements AutoCloseable {
    /** Samples that are kept: five minutes. */
    static final int KEPT = 300;

    private static final Duration RETRY = Duration.ofSeconds(3);
    private static final String STOPPED = "The container does not run.";

    private final Supplier<EngineLease> engine;
    private final String container;
    private final Consumer<StatsSample> listener;
    private final Consumer<String> ended;
    private final Deque<StatsSample> samples = new ArrayDeque<>();
    private final Thread thread;
    private volatile boolean closed;

    /**
     * @param engine leases the engine, once
     * @param listener gets each sample, on the thread that follows
     * @param ended is told in one sentence when there are no more samples for now, before this is closed
     */
    public StatsFollower(
            Supplier<EngineLease> engine, String container, Consumer<StatsSample> listener, Consumer<String> ended) {
        this.engine = engine;
        this.container = container;
        this.listener = listener;
        this.ended = ended;
        this.thread = Thread.ofVirtual().name("windflow-stats-" + container).unstarted(this::run);
    }

    /** Begins; returns at once. */
    public StatsFollower start() {
        thread.start();
        return this;
    }

    /** The samples of the last minutes. */
    public List<StatsSample> recent() {
        synchronized (samples) {
            return new ArrayList<>(samples);
        }
    }

    /** A container that has stopped may start again while somebody looks. */
    private void run() {
        String told = "";
        while (!closed) {
            String reason = follow();
            if (!closed && !reason.equals(told)) {
                ended.accept(reason);
                told = reason;
            }
            try {
                Thread.sleep(RETRY);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** @return why there are no more samples */
    private String follow() {
        try (EngineLease lease = engine.get();
                JsonStream stream = lease.engine().stats(container)) {
            for (JsonNode stats = stream.next(); stats != null && !closed; stats = stream.next()) {
                if (!runs(stats)) {
                    return STOPPED;
                }
                take(StatsSample.of(stats));
            }
            return STOPPED;
        } catch (EngineException e) {
            return e.getMessage();
        }
    }

    /** Engines go on telling noughts about a container that has stopped. */
    private static boolean runs(JsonNode stats) {
        return stats.path("pids_stats").has("current")
                || stats.path("memory_stats").has("usage");
    }

    private void take(StatsSample sample) {
        synchronized (samples) {
            samples.addLast(sample);
            if (samples.size() > KEPT) {
                samples.removeFirst();
            }
        }
        listener.accept(sample);
    }

    /** Ends the stream of the engine. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}
