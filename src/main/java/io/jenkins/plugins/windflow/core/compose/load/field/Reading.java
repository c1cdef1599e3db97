package io.jenkins.plugins.windflow.core.compose.load.field;

import io.jenkins.plugins.windflow.core.compose.load.input.LoadRequest;
import io.jenkins.plugins.windflow.core.compose.load.input.Variables;
import io.jenkins.plugins.windflow.core.compose.load.input.Workspace;
import io.jenkins.plugins.windflow.core.compose.load.report.Problems;
import io.jenkins.plugins.windflow.core.compose.model.ProjectName;
import java.util.Set;

/**
 * What the readers of the parts of a project share.
 *
 * @param request as it came in
 * @param profiles that are switched on
 * @param projectName already decided
 */
public record Reading(
        LoadRequest request,
        Set<String> profiles,
        ProjectName projectName,
        Variables variables,
        Workspace workspace,
        Problems problems,
        Values values) {}
