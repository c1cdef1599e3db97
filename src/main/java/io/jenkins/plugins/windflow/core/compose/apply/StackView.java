package io.jenkins.plugins.windflow.core.compose.apply;

import io.jenkins.plugins.windflow.core.docker.Engine;
import java.util.List;

/**
 * A stack as pages show it, whoever started it.
 *
 * @param project name
 * @param controller ID of the controller that deployed it; empty when no Windflow did
 * @param services by name
 */
public record StackView(String project, Origin origin, State state, String controller, List<ServiceView> services) {
    /** Who started a stack. */
    public enum Origin {
        /** This controller. */
        WINDFLOW("windflow"),
        /** {@code docker compose} or something that writes the same labels. */
        COMPOSE("compose"),
        /** Windflow on another controller. */
        OTHER_CONTROLLER("other-controller");

        private final String key;

        Origin(String key) {
            this.key = key;
        }

        /** The name in the JSON API. */
        public String key() {
            return key;
        }
    }

    /** How a stack stands. */
    public enum State {
        /** Everything runs, or did its job. */
        RUNNING,
        /** Some of it does not run, restarts again and again, or is unhealthy. */
        DEGRADED,
        /** Nothing runs. */
        STOPPED,
        /** All of it were jobs, and all ended with 0. */
        COMPLETED,
        /** It has networks or volumes, but no container. */
        EMPTY
    }

    /**
     * A service.
     *
     * @param image reference that its containers were made from
     * @param state {@code running}, {@code partial}, {@code restarting}, {@code completed}, or the state of its containers
     * @param health the worst of its containers: {@code unhealthy}, {@code starting}, {@code healthy} or {@code none}
     */
    public record ServiceView(String name, String image, String state, String health, List<ContainerView> containers) {}

    /**
     * A container.
     *
     * @param state of the engine, but {@code restarting} also between two restarts of a crash loop
     * @param status the engine's own words: {@code Up 3 minutes (healthy)}
     * @param health {@code healthy}, {@code unhealthy}, {@code starting} or {@code none}
     * @param exitCode of its last run; 0 while it runs for the first time
     * @param created seconds since 1970
     */
    public record ContainerView(
            String id, String name, String state, String status, String health, int exitCode, int restartCount, long created) {
        /** Whether it is a job that is done. */
        public boolean completed() {
            return state.equals("exited") && exitCode == 0;
        }
    }

    /**
     * All stacks of an engine, by name.
     *
     * @param controllerId of this controller
     */
    public static List<StackView> list(Engine engine, String controllerId) {
        return new StackLister(new StackEngine(engine), controllerId).list();
    }
}
