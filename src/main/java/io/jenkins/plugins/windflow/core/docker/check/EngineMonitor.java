package io.jenkins.plugins.windflow.core.docker.check;

import io.jenkins.plugins.windflow.core.docker.EngineInfo;
import io.jenkins.plugins.windflow.core.docker.EngineLease;
import io.jenkins.plugins.windflow.core.docker.Engines;
import io.jenkins.plugins.windflow.core.docker.check.EngineState.Status;
import io.jenkins.plugins.windflow.core.docker.connect.Dialer;
import io.jenkins.plugins.windflow.core.docker.connect.Durations;
import io.jenkins.plugins.windflow.core.docker.connect.Watchdog;
import io.jenkins.plugins.windflow.core.docker.error.EngineException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Knows which environments' engines answer. All are checked at the same time, each within the deadline: a dead one
 * delays nobody. It has no timer of its own; whoever owns it calls {@link #checkAll} as often as wanted.
 */
public final class EngineMonitor {
    /** Told when an environment's status has changed; called by the thread that has checked it. */
    @FunctionalInterface
    public interface Listener {
        void changed(String environment, EngineState before, EngineState after);
    }

    private static final Logger LOGGER = Logger.getLogger(EngineMonitor.class.getName());
    /** An engine answers a ping in a millisecond; one that needs longer than this is in trouble. */
    private static final Duration SLOW = Duration.ofSeconds(2);

    private record Finding(Status status, String reason) {}

    private final Engines engines;
    private final Duration deadline;
    private final Clock clock;
    private final Map<String, EngineState> states = new ConcurrentHashMap<>();
    private final Map<String, EngineInfo> infos = new ConcurrentHashMap<>();
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();

    /** @param deadline for one check of one environment, whatever happens */
    public EngineMonitor(Engines engines, Duration deadline) {
        this(engines, deadline, Clock.systemUTC());
    }

    EngineMonitor(Engines engines, Duration deadline, Clock clock) {
        this.engines = engines;
        this.deadline = deadline;
        this.clock = clock;
    }

    public void addListener(Listener listener) {
        listeners.add(listener);
    }

    /**
     * Checks all environments at the same time and returns when the last one is done. Each state is seen by others as
     * soon as it is known.
     *
     * @param environments name to dialer; a supplier that throws makes its environment {@link Status#OFFLINE} with the
     *     exception's message as the reason
     * @return name to state, by name; without those whose check was ended because the calling thread was interrupted
     */
    public Map<String, EngineState> checkAll(Map<String, ? extends Supplier<? extends Dialer>> environments) {
        List<Thread> checks = new ArrayList<>();
        environments.forEach((name, dialer) ->
                checks.add(Thread.ofVirtual().name("windflow-check-" + name).start(() -> checkHere(name, dialer))));
        try {
            for (Thread check : checks) {
                check.join();
            }
        } catch (InterruptedException e) {
            checks.forEach(Thread::interrupt);
            Thread.currentThread().interrupt();
        }
        Map<String, EngineState> found = new TreeMap<>();
        environments.keySet().forEach(name -> found.put(name, state(name)));
        return found;
    }

    /** Checks one environment. */
    public EngineState check(String name, Supplier<? extends Dialer> dialer) {
        return checkAll(Map.of(name, dialer)).get(name);
    }

    private void checkHere(String name, Supplier<? extends Dialer> dialer) {
        Watchdog.Guard guard = Watchdog.shared().guard(Thread.currentThread()::interrupt);
        guard.arm(deadline);
        Finding finding;
        try {
            finding = probe(name, dialer);
        } finally {
            guard.disarm();
        }
        if (guard.expired() && finding.status() == Status.OFFLINE) {
            finding = new Finding(Status.OFFLINE, "The engine did not answer within " + Durations.text(deadline) + ".");
        } else if (Thread.currentThread().isInterrupted()) {
            // Somebody has called the whole check off: nothing was found out.
            return;
        }
        note(name, finding);
    }

    private Finding probe(String name, Supplier<? extends Dialer> dialer) {
        long start = System.nanoTime();
        try (EngineLease lease = engines.lease(dialer.get())) {
            // A little less than the deadline, so that a step that takes too long can say so itself.
            infos.put(name, lease.engine().info(deadline.multipliedBy(9).dividedBy(10)));
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            return took.compareTo(SLOW) > 0
                    ? new Finding(Status.DEGRADED, "The engine answers slowly: it took " + Durations.text(took) + ".")
                    : new Finding(Status.ONLINE, "");
        } catch (EngineException e) {
            return new Finding(e.status() > 0 ? Status.DEGRADED : Status.OFFLINE, e.getMessage());
        } catch (RuntimeException e) {
            return new Finding(Status.OFFLINE, e.getMessage() == null ? e.toString() : e.getMessage());
        }
    }

    private void note(String name, Finding finding) {
        Instant now = clock.instant();
        EngineState before = state(name);
        boolean changed = before.status() != finding.status();
        EngineState after = new EngineState(finding.status(), changed ? now : before.since(), finding.reason());
        states.put(name, after);
        if (changed) {
            listeners.forEach(listener -> tell(listener, name, before, after));
        }
    }

    private static void tell(Listener listener, String name, EngineState before, EngineState after) {
        try {
            listener.changed(name, before, after);
        } catch (RuntimeException e) {
            LOGGER.log(Level.WARNING, e, () -> "A listener failed on the new state of environment '" + name + "'.");
        }
    }

    /** The last known state; {@link Status#UNKNOWN} before the first check. */
    public EngineState state(String name) {
        return states.getOrDefault(name, new EngineState(Status.UNKNOWN, Instant.EPOCH, ""));
    }

    /** What was last seen of an environment's engine; it may be offline by now. */
    public Optional<EngineInfo> info(String name) {
        return Optional.ofNullable(infos.get(name));
    }

    /** Forgets all environments but the given ones. */
    public void retain(Set<String> names) {
        states.keySet().retainAll(names);
        infos.keySet().retainAll(names);
    }
}
