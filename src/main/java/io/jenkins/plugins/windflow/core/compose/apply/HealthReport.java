package io.jenkins.plugins.windflow.core.compose.apply;

import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedContainer;
import io.jenkins.plugins.windflow.core.operation.OperationRun;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tells in an operation's report how each container went on: part {@code health}, by container, its service and the states
 * that were seen, each with the time when it was seen first. The states are {@code starting}, {@code healthy} and
 * {@code unhealthy} of a container with a health check, {@code completed} of a job that ended well, and the engine's word
 * ({@code running}, {@code exited}, ...) otherwise.
 */
final class HealthReport {
    /** Of a container that changes its state all the time, the first ones are enough. */
    private static final int STATES = 50;

    private final OperationRun run;
    private final Map<String, History> histories = new ConcurrentHashMap<>();

    HealthReport(OperationRun run) {
        this.run = run;
    }

    /** Notes what a look at a container showed; nothing when it is as it was. */
    void saw(String service, ObservedContainer container) {
        histories.computeIfAbsent(container.id(), any -> new History(service)).add(container);
    }

    private static String state(ObservedContainer container) {
        String health = container.health();
        if (container.running() && !health.isEmpty() && !health.equals("none")) {
            return health;
        }
        return container.completed() ? "completed" : container.status();
    }

    /** Threads that wait for the same service look at its containers side by side. */
    private final class History {
        private final String service;
        private final List<Map<String, String>> states = new ArrayList<>();

        private History(String service) {
            this.service = service;
        }

        private synchronized void add(ObservedContainer container) {
            String state = state(container);
            boolean known = !states.isEmpty() && states.getLast().get("state").equals(state);
            if (known || states.size() >= STATES) {
                return;
            }
            Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
            states.add(Map.of("state", state, "time", now.toString()));
            Map<String, Object> facts = new LinkedHashMap<>();
            facts.put("service", service);
            facts.put("states", List.copyOf(states));
            run.report("health", container.name(), facts);
        }
    }
}
