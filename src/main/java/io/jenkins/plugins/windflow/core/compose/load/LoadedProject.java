package io.jenkins.plugins.windflow.core.compose.load;

import io.jenkins.plugins.windflow.core.compose.load.input.ReadFile;
import io.jenkins.plugins.windflow.core.compose.load.report.VariableReport;
import io.jenkins.plugins.windflow.core.compose.model.Project;
import java.util.List;

/**
 * What comes of a load.
 *
 * @param variables what the files did with the variables that were given; never holds a secret, and other values only
 *     behind {@code reveal()}, for whoever may see the environment values of a project
 * @param files that were read beside the given ones, by their paths
 */
public record LoadedProject(Project project, VariableReport variables, List<ReadFile> files) {
    /** Keeps an unmodifiable copy. */
    public LoadedProject {
        files = List.copyOf(files);
    }
}
