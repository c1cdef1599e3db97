package devhost.pipeline;

import hudson.AbortException;
import hudson.FilePath;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.commons.io.FileUtils;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;

/** The directory that a job's Jenkinsfile lies in: what {@code checkout scm} brings into the workspace. */
public record SourceDirectory(Path path) {
    static SourceDirectory of(WorkflowJob job) throws AbortException {
        if (job.getDefinition() instanceof DirectoryFlowDefinition definition) {
            return new SourceDirectory(definition.directory());
        }
        throw new AbortException("'checkout scm' is only available when using \"Multibranch Pipeline\""
                + " or \"Pipeline script from SCM\"");
    }

    void copyTo(FilePath workspace) throws IOException {
        FileUtils.copyDirectory(path.toFile(), new File(workspace.getRemote()));
    }
}
