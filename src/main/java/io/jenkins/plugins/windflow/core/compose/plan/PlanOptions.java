package io.jenkins.plugins.windflow.core.compose.plan;

import io.jenkins.plugins.windflow.core.compose.model.PullPolicy;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ImageIdentity;
import java.util.Map;
import java.util.Optional;

/**
 * How a plan is to be made.
 *
 * @param pull overrides each service's own policy; empty = the service's own
 * @param build true builds every image that can be built, false none; empty = those that are missing
 * @param removeOrphans whether containers of services that the project no longer has are removed
 * @param fixed images that must be exactly these whatever the policies say, by canonical reference
 * @param hash of this controller
 */
public record PlanOptions(
        Optional<PullPolicy> pull,
        Optional<Boolean> build,
        boolean removeOrphans,
        Map<String, ImageIdentity> fixed,
        ConfigHash hash) {
    /** Keeps an unmodifiable copy. */
    public PlanOptions {
        fixed = Map.copyOf(fixed);
    }

    /** Every image by its service's policy. */
    public PlanOptions(Optional<PullPolicy> pull, Optional<Boolean> build, boolean removeOrphans, ConfigHash hash) {
        this(pull, build, removeOrphans, Map.of(), hash);
    }
}
