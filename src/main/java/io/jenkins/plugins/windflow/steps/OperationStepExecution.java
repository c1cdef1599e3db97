package io.jenkins.plugins.windflow.steps;

import hudson.AbortException;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.windflow.core.operation.LogLine;
import io.jenkins.plugins.windflow.core.operation.Operation;
import io.jenkins.plugins.windflow.core.operation.OperationId;
import io.jenkins.plugins.windflow.core.operation.OperationResult;
import io.jenkins.plugins.windflow.results.DeploymentAction;
import io.jenkins.plugins.windflow.results.ShownLines;
import io.jenkins.plugins.windflow.runtime.WindflowRuntime;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/**
 * Submits an operation and follows it. All that it keeps is the operation's id and whether the build was aborted: after a
 * restart it finds the operation again and goes on following it. How much of the log was shown is in a file of the build,
 * which also a kill of the process cannot set back.
 */
final class OperationStepExecution extends StepExecution {
    private static final long serialVersionUID = 1L;
    private static final Logger LOGGER = Logger.getLogger(OperationStepExecution.class.getName());
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);

    private transient OperationStep step;

    private String operation;
    /** Why the build was aborted. Stored, so that a build aborted just before a restart is aborted after it too. */
    private volatile Throwable stopped;

    OperationStepExecution(OperationStep step, StepContext context) {
        super(context);
        this.step = step;
    }

    /** Submits. The id is in a field before this returns, so that it is in the stored program from the first moment on. */
    @Override
    public boolean start() throws Exception {
        Operation submitted =
                WindflowRuntime.get().operations().submit(step.request(StepSurroundings.of(getContext())));
        operation = submitted.id().value();
        follow(submitted);
        return false;
    }

    @Override
    public void onResume() {
        Optional<Operation> found = find();
        if (found.isPresent()) {
            follow(found.get());
        } else {
            getContext()
                    .onFailure(new AbortException("Windflow does not know the operation " + operation
                            + " any more: look at the project in its environment."));
        }
    }

    /** Asks the operation to go to a safe point; the step ends when it is there. */
    @Override
    public void stop(Throwable cause) throws Exception {
        stopped = cause;
        getContext().saveState();
        Optional<Operation> found = find();
        if (found.isEmpty()) {
            super.stop(cause);
            return;
        }
        WindflowRuntime.get().operations().cancel(found.get().id(), "the abort of the build");
    }

    @Override
    public String getStatus() {
        return find().map(found -> found + ": " + found.state()).orElse("operation " + operation);
    }

    private Optional<Operation> find() {
        return operation == null
                ? Optional.empty()
                : WindflowRuntime.get().operations().find(new OperationId(operation));
    }

    private void follow(Operation followed) {
        Thread.ofVirtual().name("windflow-step-" + operation).start(() -> {
            try {
                followToEnd(followed);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException | IOException | Error e) {
                getContext().onFailure(e); // whatever it is, a step that nobody follows would never end
            }
        });
    }

    private void followToEnd(Operation followed) throws InterruptedException, IOException {
        WindflowRuntime runtime = WindflowRuntime.get();
        DeploymentAction record = DeploymentAction.of(getContext().get(Run.class));
        record.add(followed);
        ShownLines shown = record.shownLines(followed);
        TaskListener listener = listener();
        boolean ended = false;
        while (!ended) {
            ended = await(followed);
            if (runtime.isEnding()) {
                return; // the build's log may be closed already: what comes now is shown after the next start
            }
            show(followed, shown, listener);
        }
        keep(record, followed);
        finish(followed.completion().join());
    }

    /** What came of the operation does not depend on whether it can be kept with the build. */
    private static void keep(DeploymentAction record, Operation ended) {
        try {
            record.finished(ended);
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "The " + ended + " could not be stored with its build.");
        }
    }

    private static boolean await(Operation followed) throws InterruptedException {
        try {
            followed.completion().get(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("An operation completes with its result, also when it fails.", e);
        }
    }

    /** The lines are in the build's log before they count as shown: rather one twice than one never. */
    private static void show(Operation followed, ShownLines shown, TaskListener listener) {
        List<LogLine> lines = followed.log(shown.next());
        if (listener == null || lines.isEmpty()) {
            return;
        }
        lines.forEach(line -> listener.getLogger().println(line.text()));
        listener.getLogger().flush();
        shown.upTo(lines.getLast().seq());
    }

    private void finish(OperationResult result) throws InterruptedException {
        if (stopped != null) {
            getContext().onFailure(stopped);
        } else if (result.succeeded()) {
            getContext().onSuccess(StepResult.copy(result.values()));
        } else {
            StageWarning.mark(getContext(), result);
            getContext().onFailure(new AbortException(result.error()));
        }
    }

    /** The build's log; null when it cannot be written any more, as may be after a crash. The operation matters more. */
    private TaskListener listener() throws InterruptedException {
        try {
            return getContext().get(TaskListener.class);
        } catch (IOException e) {
            LOGGER.log(
                    Level.WARNING, e, () -> "The log of the build of operation " + operation + " cannot be written.");
            return null;
        }
    }
}
