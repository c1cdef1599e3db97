package io.jenkins.plugins.windflow.core.revision;

import io.jenkins.plugins.windflow.core.compose.apply.DeployOptions;
import java.util.List;
import java.util.Objects;

/**
 * What somebody wants to deploy instead of the newest revision.
 *
 * @param blueprint files, variables, ids of credentials, profiles and services
 * @param options of the deployment
 * @param base number of the revision that it began from; 0 when there was none
 */
public record RevisionEdit(Blueprint blueprint, DeployOptions options, int base) {
    public RevisionEdit {
        Objects.requireNonNull(blueprint, "blueprint");
        Objects.requireNonNull(options, "options");
    }

    /**
     * Sees to it that nobody's work is lost without being seen.
     *
     * @throws OvertakenException when there is a newer revision than the one that this began from
     */
    public void checkNotOvertaken(Revisions revisions, StackName stack) {
        List<RevisionHeader> known = revisions.history(stack).revisions();
        if (!known.isEmpty() && known.getFirst().number() > base) {
            throw new OvertakenException(stack, base, known.getFirst());
        }
    }
}
