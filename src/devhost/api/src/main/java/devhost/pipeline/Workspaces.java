package devhost.pipeline;

import hudson.FilePath;
import java.io.File;
import java.util.HashSet;
import java.util.Set;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;

/** The directories that builds work in: one for each job, more when builds of a job run at the same time. */
final class Workspaces {
    private static final Set<String> TAKEN = new HashSet<>();

    private Workspaces() {}

    /** Takes a free one. */
    static synchronized FilePath take(WorkflowJob job) {
        File base = new File(new File(Jenkins.get().getRootDir(), "workspace"), job.getFullName());
        for (int i = 1; ; i++) {
            String path = i == 1 ? base.getPath() : base.getPath() + "@" + i;
            if (TAKEN.add(path)) {
                return new FilePath(new File(path));
            }
        }
    }

    /** Takes the one that a build had before a restart. */
    static synchronized FilePath takeAgain(String path) {
        TAKEN.add(path);
        return new FilePath(new File(path));
    }

    static synchronized void release(FilePath workspace) {
        TAKEN.remove(workspace.getRemote());
    }
}
