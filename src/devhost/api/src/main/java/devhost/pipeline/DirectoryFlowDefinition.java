package devhost.pipeline;

import hudson.Extension;
import hudson.model.Action;
import hudson.model.TaskListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jenkinsci.plugins.workflow.cps.CpsFlowExecution;
import org.jenkinsci.plugins.workflow.flow.FlowDefinition;
import org.jenkinsci.plugins.workflow.flow.FlowDefinitionDescriptor;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;
import org.jenkinsci.plugins.workflow.flow.FlowExecutionOwner;

/** A Jenkinsfile in a directory, read anew for every build: in place of a script from a repository. */
public final class DirectoryFlowDefinition extends FlowDefinition {
    private final String directory;

    public DirectoryFlowDefinition(Path directory) {
        this.directory = directory.toString();
    }

    Path directory() {
        return Path.of(directory);
    }

    @Override
    public FlowExecution create(FlowExecutionOwner owner, TaskListener listener, List<? extends Action> actions)
            throws IOException {
        listener.getLogger().println("Obtained Jenkinsfile from " + directory);
        return new CpsFlowExecution(Files.readString(directory().resolve("Jenkinsfile")), true, owner);
    }

    /** Describes it. */
    @Extension
    public static final class DescriptorImpl extends FlowDefinitionDescriptor {
        @Override
        public String getDisplayName() {
            return "Jenkinsfile from a directory";
        }
    }
}
