package io.jenkins.plugins.windflow.core.compose.model;

import java.util.Objects;

/**
 * A service that must have got somewhere before another one starts.
 *
 * @param service the service depended upon
 * @param condition how far it must have got
 * @param required whether its absence or failure stops the deploy; otherwise it is a warning
 * @param restart whether the dependent service is restarted after this one was updated
 */
public record Dependency(String service, Condition condition, boolean required, boolean restart) {
    /** How far the other service must have got. */
    public enum Condition {
        /** Its containers run. */
        STARTED("service_started"),
        /** Its containers run and their health checks pass. */
        HEALTHY("service_healthy"),
        /** Its containers ended with exit code 0. */
        COMPLETED_SUCCESSFULLY("service_completed_successfully");

        private final String key;

        Condition(String key) {
            this.key = key;
        }

        /** The name in the Compose Specification. */
        public String key() {
            return key;
        }
    }

    public Dependency {
        Objects.requireNonNull(service, "service");
        Objects.requireNonNull(condition, "condition");
    }

    public static Dependency of(String service, Condition condition) {
        return new Dependency(service, condition, true, false);
    }
}
