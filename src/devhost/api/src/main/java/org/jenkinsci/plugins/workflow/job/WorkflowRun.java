package org.jenkinsci.plugins.workflow.job;

import devhost.pipeline.BuildLog;
import devhost.pipeline.ProgressiveLog;
import hudson.AbortException;
import hudson.Functions;
import hudson.model.Item;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.model.listeners.RunListener;
import hudson.security.ACL;
import hudson.util.StreamTaskListener;
import java.io.File;
import java.io.IOException;
import java.util.Date;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.CauseOfInterruption;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.cps.CpsFlowExecution;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;
import org.jenkinsci.plugins.workflow.flow.FlowExecutionOwner;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.HttpResponses;
import org.kohsuke.stapler.WebMethod;
import org.kohsuke.stapler.interceptor.RequirePOST;
import org.springframework.security.core.Authentication;

/** A build that runs a pipeline. */
public final class WorkflowRun extends Run<WorkflowJob, WorkflowRun> implements FlowExecutionOwner.Executable {
    private static final Logger LOGGER = Logger.getLogger(WorkflowRun.class.getName());

    private volatile CpsFlowExecution execution;
    private volatile Boolean completed;
    private transient volatile StreamTaskListener listener;
    private transient CompletableFuture<WorkflowRun> completion = new CompletableFuture<>();

    public WorkflowRun(WorkflowJob job) throws IOException {
        super(job);
    }

    public WorkflowRun(WorkflowJob job, File dir) throws IOException {
        super(job, dir);
    }

    /** Starts the program; its end comes later, on its own thread. */
    void start() {
        try {
            onStartBuilding();
            listener = openLog();
            listener.started(getCauses());
            RunListener.fireStarted(this, listener);
            if (getParent().getDefinition() == null) {
                throw new AbortException("No flow definition, cannot run");
            }
            completed = false;
            execution = (CpsFlowExecution) getParent().getDefinition()
                    .create(asFlowExecutionOwner(), listener, getActions());
            save();
            execution.whenDone(this::finish);
            execution.start();
        } catch (Exception e) {
            execution = null;
            finish(Result.FAILURE, e);
        }
    }

    /** Goes on with a build that was running when the controller ended; one that cannot go on has failed. */
    public void resumeIfUnfinished() {
        if (Boolean.TRUE.equals(completed)) {
            return;
        }
        completion = new CompletableFuture<>();
        try {
            listener = openLog();
            if (execution == null) {
                throw new AbortException("The build had not yet started when Jenkins ended");
            }
            listener.getLogger().println("Resuming build at " + new Date() + " after Jenkins restart");
            execution.onLoad(asFlowExecutionOwner());
            execution.whenDone(this::finish);
            execution.start();
        } catch (IOException | RuntimeException e) {
            finish(Result.FAILURE, e);
        }
    }

    /** Done when the build has completed in this life of the controller. */
    CompletableFuture<WorkflowRun> completion() {
        return completion;
    }

    public FlowExecution getExecution() {
        return execution;
    }

    @Override
    public FlowExecutionOwner asFlowExecutionOwner() {
        return new Owner(this);
    }

    @Override
    public boolean hasntStartedYet() {
        return result == null && execution == null;
    }

    @Override
    public boolean isBuilding() {
        return result == null || isInProgress();
    }

    public boolean isInProgress() {
        return !Boolean.TRUE.equals(completed) && execution != null && !execution.isComplete();
    }

    public boolean isLogUpdated() {
        return listener != null || isBuilding();
    }

    @Override
    public void setResult(Result r) {
        if (result == null || r.isWorseThan(result)) {
            result = r;
        }
    }

    /** The log as a growing text, at {@code logText/progressiveText}. */
    public ProgressiveLog getLogText() {
        return new ProgressiveLog(getLogFile().toPath(), !isLogUpdated());
    }

    /** Asks the running steps to stop. */
    @RequirePOST
    public HttpResponse doStop() {
        getParent().checkPermission(Item.CANCEL);
        Authentication who = Jenkins.getAuthentication2();
        if (isInProgress()) {
            CauseOfInterruption[] causes = who.equals(ACL.SYSTEM2)
                    ? new CauseOfInterruption[0]
                    : new CauseOfInterruption[] {new CauseOfInterruption.UserInterruption(who.getName())};
            execution.interrupt(Result.ABORTED, causes);
        }
        return HttpResponses.forwardToPreviousPage();
    }

    /** Ends the running steps without asking them. */
    public void doTerm() {
        getParent().checkPermission(Item.CANCEL);
        if (isInProgress()) {
            execution.terminate();
        }
    }

    @RequirePOST
    @WebMethod(name = "term")
    public HttpResponse httpTerm() {
        doTerm();
        return HttpResponses.forwardToPreviousPage();
    }

    /** Ends the build as it is. */
    public void doKill() {
        getParent().checkPermission(Item.CANCEL);
        if (isInProgress()) {
            listener.getLogger().println("Hard kill!");
            execution.kill();
            finish(Result.ABORTED, new FlowInterruptedException(Result.ABORTED));
        }
    }

    @RequirePOST
    @WebMethod(name = "kill")
    public HttpResponse httpKill() {
        doKill();
        return HttpResponses.forwardToPreviousPage();
    }

    private synchronized void finish(Result r, Throwable error) {
        if (Boolean.TRUE.equals(completed)) {
            return;
        }
        setResult(r);
        duration = Math.max(0, System.currentTimeMillis() - getStartTimeInMillis());
        switch (error) {
            case null -> { }
            case AbortException abort -> listener.error(abort.getMessage());
            case FlowInterruptedException interruption -> interruption.handle(this, listener);
            default -> Functions.printStackTrace(error, listener.getLogger());
        }
        RunListener.fireCompleted(this, listener);
        listener.finished(getResult());
        completed = true;
        close();
        onEndBuilding();
        listener = null; // from now on nothing of the build is written
        completion.complete(this);
    }

    private void close() {
        try {
            listener.close();
            save();
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "could not save " + this, e);
        }
    }

    private StreamTaskListener openLog() throws IOException {
        return BuildLog.listener(getLogFile().toPath());
    }

    /** Finds the build again by its id. */
    private static final class Owner extends FlowExecutionOwner {
        private static final long serialVersionUID = 1L;
        private final String id;
        private transient WorkflowRun run;

        Owner(WorkflowRun run) {
            this.id = run.getExternalizableId();
            this.run = run;
        }

        @Override
        public WorkflowRun getExecutable() throws IOException {
            if (run == null) {
                run = (WorkflowRun) Run.fromExternalizableId(id);
            }
            if (run == null) {
                throw new IOException("there is no build " + id);
            }
            return run;
        }

        @Override
        public FlowExecution get() throws IOException {
            FlowExecution found = getExecutable().getExecution();
            if (found == null) {
                throw new IOException(id + " did not yet start");
            }
            return found;
        }

        @Override
        public File getRootDir() throws IOException {
            return getExecutable().getRootDir();
        }

        @Override
        public String getUrl() throws IOException {
            return getExecutable().getUrl();
        }

        @Override
        public TaskListener getListener() throws IOException {
            TaskListener open = getExecutable().listener;
            return open == null ? TaskListener.NULL : open;
        }

        @Override
        public boolean equals(Object o) {
            return o instanceof Owner that && that.id.equals(id);
        }

        @Override
        public int hashCode() {
            return id.hashCode();
        }
    }
}
