package io.jenkins.plugins.windflow.core.compose.model;

import java.util.Objects;

/**
 * What the engine does when a container ends.
 *
 * @param maximumRetries for {@link Mode#ON_FAILURE}; 0 for no limit
 */
public record RestartPolicy(Mode mode, int maximumRetries) {
    /** The modes of the Docker API. */
    public enum Mode {
        NO("no"),
        ALWAYS("always"),
        ON_FAILURE("on-failure"),
        UNLESS_STOPPED("unless-stopped");

        private final String key;

        Mode(String key) {
            this.key = key;
        }

        /** The name in the Compose Specification and in the Docker API. */
        public String key() {
            return key;
        }
    }

    /** Compose's default: a container that ended stays down. */
    public static final RestartPolicy NO = new RestartPolicy(Mode.NO, 0);

    public RestartPolicy {
        Objects.requireNonNull(mode, "mode");
        if (maximumRetries < 0 || (maximumRetries > 0 && mode != Mode.ON_FAILURE)) {
            throw new IllegalArgumentException("retries belong to on-failure and are not negative: " + maximumRetries);
        }
    }

    public static RestartPolicy of(Mode mode) {
        return new RestartPolicy(mode, 0);
    }
}
