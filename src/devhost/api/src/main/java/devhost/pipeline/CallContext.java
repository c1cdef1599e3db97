package devhost.pipeline;

import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import hudson.EnvVars;
import hudson.FilePath;
import hudson.model.Computer;
import hudson.model.Job;
import hudson.model.Node;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.io.IOException;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.BodyInvoker;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;

/** The context of a {@link StepCall}. It is stored as the names of the build and the call, and finds them again. */
final class CallContext extends StepContext {
    private static final long serialVersionUID = 1L;
    private static final Logger LOGGER = Logger.getLogger(CallContext.class.getName());

    private final String build;
    private final String key;
    private transient StepCall call;

    CallContext(StepCall call) {
        this.build = call.program().id();
        this.key = call.key();
        this.call = call;
    }

    @Override
    public <T> T get(Class<T> type) throws IOException, InterruptedException {
        Object found = find(type);
        return type.isInstance(found) ? type.cast(found) : null;
    }

    @Override
    public void onSuccess(Object result) {
        complete(Outcome.of(result));
    }

    @Override
    public void onFailure(Throwable t) {
        complete(Outcome.failed(Objects.requireNonNull(t)));
    }

    @Override
    public boolean isReady() {
        return Programs.call(build, key) != null;
    }

    @Override
    public ListenableFuture<Void> saveState() {
        try {
            call().save();
            return Futures.immediateFuture(null);
        } catch (IOException e) {
            return Futures.immediateFailedFuture(e);
        }
    }

    @Override
    public void setResult(Result r) {
        try {
            call().program().run().setResult(r);
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "cannot set the result of " + build, e);
        }
    }

    @Override
    public BodyInvoker newBodyInvoker() {
        throw new IllegalStateException("There's no body to invoke");
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof CallContext that && that.build.equals(build) && that.key.equals(key);
    }

    @Override
    public int hashCode() {
        return Objects.hash(build, key);
    }

    private Object find(Class<?> type) throws IOException, InterruptedException {
        StepCall current = call();
        Program program = current.program();
        boolean inNode = current.surroundings().inNode();
        if (Run.class.isAssignableFrom(type)) {
            return program.run();
        } else if (Job.class.isAssignableFrom(type)) {
            return program.run().getParent();
        } else if (type == TaskListener.class) {
            return current.listener();
        } else if (type == EnvVars.class) {
            return program.environment(current.surroundings());
        } else if (type == FilePath.class) {
            return current.surroundings().directory();
        } else if (type == Node.class) {
            return inNode ? Jenkins.get().getNode("") : null;
        } else if (type == Computer.class) {
            return inNode ? Jenkins.get().toComputer() : null;
        } else if (type == FlowNode.class) {
            return current.node();
        } else if (type == FlowExecution.class) {
            return program.execution();
        } else if (type == StepDescriptor.class) {
            return current.descriptor();
        }
        return null;
    }

    private void complete(Outcome outcome) {
        StepCall current = Programs.call(build, key);
        if (current == null || !current.complete(outcome)) {
            LOGGER.log(Level.FINE, "{0} of {1} had already ended", new Object[] {key, build});
        }
    }

    private StepCall call() throws IOException {
        if (call == null) {
            call = Programs.call(build, key);
        }
        if (call == null) {
            throw new IOException("the step " + key + " of " + build + " is not running");
        }
        return call;
    }
}
