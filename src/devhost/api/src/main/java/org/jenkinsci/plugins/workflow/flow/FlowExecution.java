package org.jenkinsci.plugins.workflow.flow;

import com.google.common.util.concurrent.ListenableFuture;
import hudson.model.Result;
import java.io.IOException;
import java.util.List;
import jenkins.model.CauseOfInterruption;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/** A running or finished pipeline program. */
public abstract class FlowExecution {
    public abstract void start() throws IOException;

    public abstract FlowExecutionOwner getOwner();

    /** The steps that run now. */
    public abstract ListenableFuture<List<StepExecution>> getCurrentExecutions(boolean innerMostOnly);

    public abstract List<FlowNode> getCurrentHeads();

    /** Asks every running step to stop; the build then gets this result unless the script catches it. */
    public abstract void interrupt(Result r, CauseOfInterruption... causes) throws IOException, InterruptedException;

    public abstract boolean isComplete();

    /** The error that the program ended with, or null. */
    public abstract Throwable getCauseOfFailure();

    public abstract FlowNode getNode(String id) throws IOException;
}
