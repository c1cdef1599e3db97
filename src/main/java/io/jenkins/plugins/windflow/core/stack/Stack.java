package io.jenkins.plugins.windflow.core.stack;

import java.util.List;
import java.util.Optional;

/**
 * One Compose project in an environment.
 *
 * @param project its name
 * @param origin who deployed it
 * @param controller id of the Windflow controller that did; empty when it was not Windflow
 * @param services by name
 */
public record Stack(String project, Origin origin, Optional<String> controller, List<StackService> services) {
    /** Who deployed a stack. */
    public enum Origin {
        /** This controller. */
        WINDFLOW("windflow"),
        /** {@code docker compose}, or anything else that writes its labels. */
        COMPOSE("compose"),
        /** Windflow in another Jenkins. */
        OTHER_CONTROLLER("other-controller");

        private final String key;

        Origin(String key) {
            this.key = key;
        }

        /** Its name in the pages' JSON. */
        public String key() {
            return key;
        }
    }

    /** How a stack is as a whole. */
    public enum State {
        /** Every service runs, or did its work; none is unhealthy. */
        RUNNING,
        /** Something ends and is started again, over and over. */
        CRASHING,
        /** Everything runs, but a health check fails. */
        UNHEALTHY,
        /** Something runs that should, and something does not. */
        PARTIAL,
        /** What could run is frozen. */
        PAUSED,
        /** Nothing runs. */
        STOPPED,
        /** Every service did its work and ended well. */
        COMPLETED,
        /** There are networks or volumes, but no containers. */
        EMPTY
    }

    /** Keeps an unmodifiable copy of the services. */
    public Stack {
        services = List.copyOf(services);
    }

    /** How it is as a whole. */
    public State state() {
        List<String> states = services.stream().map(StackService::state).toList();
        if (states.isEmpty()) {
            return State.EMPTY;
        }
        if (states.stream().allMatch("completed"::equals)) {
            return State.COMPLETED;
        }
        if (states.contains("restarting")) {
            return State.CRASHING;
        }
        if (states.stream().allMatch(state -> state.equals("running") || state.equals("completed"))) {
            boolean unhealthy =
                    services.stream().anyMatch(service -> service.health().equals("unhealthy"));
            return unhealthy ? State.UNHEALTHY : State.RUNNING;
        }
        if (states.stream().allMatch(state -> state.equals("paused") || state.equals("completed"))) {
            return State.PAUSED;
        }
        return states.stream().anyMatch(List.of("running", "partial", "paused")::contains)
                ? State.PARTIAL
                : State.STOPPED;
    }
}
