package io.jenkins.plugins.windflow.results;

import hudson.init.InitMilestone;
import hudson.init.Initializer;
import hudson.model.Job;
import hudson.model.Run;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.windflow.core.operation.Operation;
import io.jenkins.plugins.windflow.core.operation.OperationFilter;
import io.jenkins.plugins.windflow.core.operation.OperationListener;
import io.jenkins.plugins.windflow.core.operation.Operations;
import io.jenkins.plugins.windflow.runtime.WindflowRuntime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;

/**
 * Keeps with its build what became of an operation that was interrupted. The build need not wait for it any more: it may have
 * ended when the operation was found to wait for a decision, or have lost its program in the crash.
 */
public final class RecoveredDeployments implements OperationListener {
    private static final Logger LOGGER = Logger.getLogger(RecoveredDeployments.class.getName());
    private static final int ALL = 500;

    private RecoveredDeployments() {}

    /** As soon as builds can be found: for those that ended before, and from then on. */
    @Initializer(after = InitMilestone.JOB_LOADED)
    public static void begin() {
        try {
            Operations operations = WindflowRuntime.get().operations();
            RecoveredDeployments recovered = new RecoveredDeployments();
            operations.addListener(recovered);
            operations.recent(OperationFilter.newest(ALL)).forEach(recovered::changed);
        } catch (UncheckedIOException e) {
            LOGGER.log(Level.SEVERE, "What became of interrupted operations is not kept with their builds.", e);
        }
    }

    @Override
    public void changed(Operation operation) {
        if (!operation.isInterrupted() || !operation.state().isFinal()) {
            return;
        }
        try (ACLContext ignored = ACL.as2(ACL.SYSTEM2)) {
            Optional<Run<?, ?>> build = operation.buildUrl().flatMap(RecoveredDeployments::build);
            if (build.isPresent()) {
                DeploymentAction action = DeploymentAction.of(build.get());
                action.add(operation);
                action.finished(operation);
            }
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "The " + operation + " could not be stored with its build.");
        }
    }

    /** The build at {@code job/<folder>/job/<name>/<number>/}; empty when it was deleted. */
    static Optional<Run<?, ?>> build(String url) {
        List<String> parts =
                Arrays.asList(URI.create("/" + url).getPath().substring(1).split("/"));
        StringBuilder name = new StringBuilder();
        int next = 0;
        for (; next + 1 < parts.size() && parts.get(next).equals("job"); next += 2) {
            name.append(name.isEmpty() ? "" : "/").append(parts.get(next + 1));
        }
        if (next != parts.size() - 1 || !parts.get(next).matches("\\d{1,9}")) {
            return Optional.empty();
        }
        Job<?, ?> job = Jenkins.get().getItemByFullName(name.toString(), Job.class);
        return Optional.ofNullable(job).map(found -> found.getBuildByNumber(Integer.parseInt(parts.getLast())));
    }
}
