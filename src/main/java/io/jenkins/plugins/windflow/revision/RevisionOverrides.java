package io.jenkins.plugins.windflow.revision;

import io.jenkins.plugins.windflow.core.compose.apply.DeployOptions;
import io.jenkins.plugins.windflow.core.compose.model.PullPolicy;
import java.time.Duration;
import java.util.Optional;

/**
 * What may be different when a revision is deployed once more; empty = as it was.
 *
 * @param pull {@code always} takes the images that the registry has now instead of those that ran, {@code never} pulls none
 */
public record RevisionOverrides(
        Optional<PullPolicy> pull,
        Optional<Duration> timeout,
        Optional<Duration> minUptime,
        Optional<Boolean> rollback) {
    /** All as it was. */
    public static final RevisionOverrides NONE =
            new RevisionOverrides(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** Whether the images have to be those that ran. */
    boolean sameImages() {
        return !pull.equals(Optional.of(PullPolicy.ALWAYS));
    }

    /** How the new deployment is done: a revision has no build context, and its images are not asked for by policies. */
    DeployOptions doing(DeployOptions then) {
        return options(then, pull, Optional.of(false));
    }

    /** The options that the new revision has. */
    DeployOptions keeping(DeployOptions then) {
        return options(then, then.pull(), then.build());
    }

    private DeployOptions options(DeployOptions then, Optional<PullPolicy> images, Optional<Boolean> build) {
        return new DeployOptions(
                images,
                build,
                then.removeOrphans(),
                timeout.orElse(then.timeout()),
                minUptime.orElse(then.minUptime()),
                rollback.orElse(then.rollback()));
    }
}
