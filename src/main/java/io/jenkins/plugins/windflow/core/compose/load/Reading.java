package io.jenkins.plugins.windflow.core.compose.load;

import io.jenkins.plugins.windflow.core.compose.model.ProjectName;

/**
 * What the readers of the parts of a project share.
 *
 * @param request as it came in
 * @param projectName already decided
 */
record Reading(
        LoadRequest request,
        ProjectName projectName,
        Variables variables,
        Workspace workspace,
        Problems problems,
        Values values) {}
