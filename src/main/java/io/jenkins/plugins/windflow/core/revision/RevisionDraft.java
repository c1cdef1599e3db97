package io.jenkins.plugins.windflow.core.revision;

import io.jenkins.plugins.windflow.core.compose.apply.DeployOptions;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ImageIdentity;
import io.jenkins.plugins.windflow.core.operation.OperationId;
import java.util.Map;
import java.util.Optional;

/**
 * What becomes a revision when its operation succeeds.
 *
 * @param operation that deploys it
 * @param commit of Git that was checked out in the workspace of the files
 * @param returnTo number of the revision that is returned to
 * @param images that the services will run, by service
 */
public record RevisionDraft(
        OperationId operation,
        StackName stack,
        Blueprint blueprint,
        DeployOptions options,
        Optional<String> commit,
        Optional<Integer> returnTo,
        Map<String, ImageIdentity> images) {}
