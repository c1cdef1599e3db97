package org.jenkinsci.plugins.workflow.job;

import hudson.model.queue.QueueTaskFuture;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A build that was asked for. It starts at once and is done when it has completed. */
final class StartedBuild implements QueueTaskFuture<WorkflowRun> {
    private final WorkflowRun run;

    StartedBuild(WorkflowRun run) {
        this.run = run;
    }

    @Override
    public Future<WorkflowRun> getStartCondition() {
        return CompletableFuture.completedFuture(run);
    }

    @Override
    public WorkflowRun waitForStart() {
        return run;
    }

    @Override
    public WorkflowRun get() throws InterruptedException, ExecutionException {
        return run.completion().get();
    }

    @Override
    public WorkflowRun get(long timeout, TimeUnit unit)
            throws InterruptedException, ExecutionException, TimeoutException {
        return run.completion().get(timeout, unit);
    }

    @Override
    public boolean isDone() {
        return run.completion().isDone();
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        return false;
    }

    @Override
    public boolean isCancelled() {
        return false;
    }
}
