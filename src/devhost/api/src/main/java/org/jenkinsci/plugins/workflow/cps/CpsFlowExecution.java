package org.jenkinsci.plugins.workflow.cps;

import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import devhost.pipeline.Program;
import hudson.model.Result;
import java.io.IOException;
import java.util.List;
import java.util.function.BiConsumer;
import jenkins.model.CauseOfInterruption;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;
import org.jenkinsci.plugins.workflow.flow.FlowExecutionOwner;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/** A running pipeline script. */
public class CpsFlowExecution extends FlowExecution {
    private final String script;
    private final boolean sandbox;
    private transient FlowExecutionOwner owner;
    private transient volatile Program program;
    private transient volatile BiConsumer<Result, Throwable> whenDone;
    private transient volatile Throwable causeOfFailure;
    private volatile boolean complete;

    public CpsFlowExecution(String script, boolean sandbox, FlowExecutionOwner owner) {
        this.script = script;
        this.sandbox = sandbox;
        this.owner = owner;
    }

    public String getScript() {
        return script;
    }

    public boolean isSandbox() {
        return sandbox;
    }

    /** Called when the build was loaded. */
    public void onLoad(FlowExecutionOwner loaded) {
        owner = loaded;
    }

    /** Who is told the result and the error (or null) at the end. */
    public void whenDone(BiConsumer<Result, Throwable> listener) {
        whenDone = listener;
    }

    /** Starts the program, or goes on with it when it was running before. */
    @Override
    public void start() throws IOException {
        program = new Program((WorkflowRun) owner.getExecutable(), this, script, this::done);
        program.start();
    }

    @Override
    public FlowExecutionOwner getOwner() {
        return owner;
    }

    @Override
    public ListenableFuture<List<StepExecution>> getCurrentExecutions(boolean innerMostOnly) {
        return Futures.immediateFuture(program == null ? List.of() : program.executions());
    }

    @Override
    public List<FlowNode> getCurrentHeads() {
        return nodes().stream().filter(FlowNode::isActive).toList();
    }

    @Override
    public FlowNode getNode(String id) {
        return nodes().stream().filter(node -> node.getId().equals(id)).findFirst().orElse(null);
    }

    /** The steps since the last start of the controller, oldest first. */
    public List<FlowNode> nodes() {
        return program == null ? List.of() : program.nodes();
    }

    @Override
    public void interrupt(Result r, CauseOfInterruption... causes) {
        if (program != null) {
            program.interrupt(new FlowInterruptedException(r, causes));
        }
    }

    /** Ends the running steps without asking them. */
    public void terminate() {
        if (program != null) {
            program.terminate(new FlowInterruptedException(Result.ABORTED));
        }
    }

    /** Ends the program where it is. */
    public void kill() {
        complete = true;
        if (program != null) {
            program.suspend();
        }
    }

    @Override
    public boolean isComplete() {
        return complete;
    }

    @Override
    public Throwable getCauseOfFailure() {
        return causeOfFailure;
    }

    private void done(Result result, Throwable error) {
        causeOfFailure = error;
        whenDone.accept(result, error);
        complete = true;
    }
}
