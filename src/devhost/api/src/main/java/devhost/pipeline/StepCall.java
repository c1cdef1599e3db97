package devhost.pipeline;

import hudson.model.TaskListener;
import hudson.security.ACL;
import hudson.security.ACLContext;
import hudson.util.StreamTaskListener;
import java.io.IOException;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/** One call of a plugin's step, from its start (or its return after a restart) to its outcome. */
final class StepCall extends Pending {
    private final Program program;
    private final String key;
    private final StepDescriptor descriptor;
    private final Surroundings surroundings;
    private final StepNode node;
    private final StreamTaskListener listener;
    private volatile StepExecution execution;

    StepCall(Program program, String key, StepDescriptor descriptor, Surroundings surroundings) {
        this.program = program;
        this.key = key;
        this.descriptor = descriptor;
        this.surroundings = surroundings;
        this.node = program.newNode(descriptor);
        this.listener = program.listener(surroundings);
    }

    String key() {
        return key;
    }

    Program program() {
        return program;
    }

    StepDescriptor descriptor() {
        return descriptor;
    }

    Surroundings surroundings() {
        return surroundings;
    }

    FlowNode node() {
        return node;
    }

    TaskListener listener() {
        return listener;
    }

    /** Null until the step has started. */
    StepExecution execution() {
        return execution;
    }

    /** Binds the arguments, starts the step and stores its execution. Nothing is thrown: every error is the outcome. */
    void start(Arguments arguments) {
        program.say(descriptor.getFunctionName());
        CallContext context = new CallContext(this);
        try {
            descriptor.checkContextAvailability(context);
            execution = descriptor.newInstance(arguments.bindable(descriptor)).start(context);
            if (!execution.start()) {
                program.journal().running(key, execution);
            } else if (!isComplete()) {
                complete(Outcome.failed(new AssertionError("Step " + descriptor.getFunctionName()
                        + " claimed to have ended synchronously,"
                        + " but didn't set the result via StepContext.onSuccess/onFailure")));
            }
        } catch (Throwable t) {
            complete(Outcome.failed(t));
        }
    }

    /** Brings the stored execution back and tells it so. */
    void resume() {
        try {
            execution = (StepExecution) program.journal().execution(key);
        } catch (IOException | RuntimeException e) {
            complete(Outcome.failed(e));
            return;
        }
        Thread.ofVirtual().name("resume " + descriptor.getFunctionName()).start(() -> {
            try (ACLContext identity = ACL.as2(ACL.SYSTEM2)) {
                execution.onResume();
            } catch (Throwable t) {
                complete(Outcome.failed(t));
            }
        });
    }

    /** Stores the execution with its fields as they are now. */
    void save() throws IOException {
        if (execution != null && !isComplete()) {
            program.journal().running(key, execution);
        }
    }

    @Override
    void stop(Throwable cause) {
        try {
            execution.stop(cause);
        } catch (Exception e) {
            cause.addSuppressed(e);
            complete(Outcome.failed(cause));
        }
    }

    void end(Outcome outcome) throws IOException {
        node.end(outcome);
        listener.close();
        program.unregister(this);
    }
}
