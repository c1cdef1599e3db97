package io.jenkins.plugins.windflow.revision;

import io.jenkins.plugins.windflow.core.compose.apply.DeployOptions;
import io.jenkins.plugins.windflow.core.compose.model.PullPolicy;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ImageIdentity;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ImageReference;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What may be different when a revision is deployed once more; empty = as it was.
 *
 * @param pull {@code always} takes the images that the registry has now instead of those that ran, {@code never} pulls none
 * @param renewed services that alone get other images; empty for all
 */
public record RevisionOverrides(
        Optional<PullPolicy> pull,
        Optional<Duration> timeout,
        Optional<Duration> minUptime,
        Optional<Boolean> rollback,
        Set<String> renewed) {
    /** All as it was. */
    public static final RevisionOverrides NONE =
            new RevisionOverrides(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** The same for all services. */
    public RevisionOverrides(
            Optional<PullPolicy> pull,
            Optional<Duration> timeout,
            Optional<Duration> minUptime,
            Optional<Boolean> rollback) {
        this(pull, timeout, minUptime, rollback, Set.of());
    }

    /**
     * The images that the registry has now.
     *
     * @param services that get them; none for all
     */
    public static RevisionOverrides update(Collection<String> services) {
        return new RevisionOverrides(
                Optional.of(PullPolicy.ALWAYS),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Set.copyOf(services));
    }

    /** Those of the images that ran which have to run again. */
    List<ImageIdentity> fixed(Map<String, ImageIdentity> images) {
        if (!pull.equals(Optional.of(PullPolicy.ALWAYS))) {
            return List.copyOf(images.values());
        }
        Set<String> free = images.entrySet().stream()
                .filter(image -> renewed.isEmpty() || renewed.contains(image.getKey()))
                .map(image -> ImageReference.canonical(image.getValue().reference()))
                .collect(Collectors.toSet());
        return images.values().stream()
                .filter(image -> !free.contains(ImageReference.canonical(image.reference())))
                .toList();
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
