package io.jenkins.plugins.windflow.core.container;

import io.jenkins.plugins.windflow.core.compose.load.input.ComposePolicy;
import java.time.Duration;

/**
 * What somebody wants done to a container.
 *
 * @param container its ID or name
 * @param edits of its settings; empty to make it once more as it is
 * @param pull whether its image is fetched first, and a newer one used
 * @param policy of the environment
 * @param timeout for the new container to come up
 * @param minUptime how long it must run when it has no health check
 */
public record EditRequest(
        String container,
        SettingsPatch edits,
        boolean pull,
        ComposePolicy policy,
        Duration timeout,
        Duration minUptime) {
    /** How long a new container may take when nobody says it. */
    public static final Duration TIMEOUT = Duration.ofSeconds(120);
    /** How long one without a health check has to run when nobody says it. */
    public static final Duration MIN_UPTIME = Duration.ofSeconds(3);
}
