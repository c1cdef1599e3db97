package io.jenkins.plugins.windflow.core.compose.apply;

import io.jenkins.plugins.windflow.core.compose.model.PullPolicy;
import java.time.Duration;
import java.util.Optional;

/**
 * How a project is deployed.
 *
 * @param pull overrides each service's own policy; empty = the service's own
 * @param build true builds always, false never; empty = images that are missing
 * @param removeOrphans whether containers of services that the project no longer has are removed
 * @param timeout from the first change of a container to the end of the health gate; pulls and builds do not count
 * @param minUptime how long a container without a health check must have run
 * @param rollback whether a failed deployment is taken back
 */
public record DeployOptions(
        Optional<PullPolicy> pull,
        Optional<Boolean> build,
        boolean removeOrphans,
        Duration timeout,
        Duration minUptime,
        boolean rollback) {
    /** The defaults of the step: five minutes, five seconds, with rollback. */
    public static final DeployOptions DEFAULT = new DeployOptions(
            Optional.empty(), Optional.empty(), false, Duration.ofSeconds(300), Duration.ofSeconds(5), true);

    /** @throws IllegalArgumentException when the timeout is not positive or the uptime is negative */
    public DeployOptions {
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("timeout must be positive.");
        }
        if (minUptime.isNegative()) {
            throw new IllegalArgumentException("minUptime cannot be negative.");
        }
    }
}
