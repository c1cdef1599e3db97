package org.jenkinsci.plugins.workflow.job;

import hudson.Extension;
import hudson.model.Action;
import hudson.model.Cause;
import hudson.model.CauseAction;
import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.model.Job;
import hudson.model.RunMap;
import hudson.model.TopLevelItem;
import hudson.model.TopLevelItemDescriptor;
import hudson.model.User;
import hudson.model.queue.QueueTaskFuture;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.SortedMap;
import java.util.stream.Stream;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.flow.FlowDefinition;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;
import org.kohsuke.stapler.interceptor.RequirePOST;

/** A job whose builds run a pipeline. */
public final class WorkflowJob extends Job<WorkflowJob, WorkflowRun> implements TopLevelItem {
    private FlowDefinition definition;
    private transient RunMap<WorkflowRun> runs = new RunMap<>();

    public WorkflowJob(ItemGroup parent, String name) {
        super(parent, name);
    }

    @Override
    public void onLoad(ItemGroup<? extends Item> parent, String name) throws IOException {
        super.onLoad(parent, name);
        runs = new RunMap<>();
        runs.load(getBuildDir(), dir -> new WorkflowRun(this, dir));
    }

    public FlowDefinition getDefinition() {
        return definition;
    }

    public void setDefinition(FlowDefinition definition) throws IOException {
        this.definition = definition;
        save();
    }

    @Override
    public boolean isBuildable() {
        return definition != null;
    }

    /** Starts a build at once: the devhost has no queue. */
    public QueueTaskFuture<WorkflowRun> scheduleBuild2(int quietPeriod, Action... actions) {
        try {
            WorkflowRun run = new WorkflowRun(this);
            Stream.of(actions).forEach(run::addAction);
            runs.put(run.getNumber(), run);
            run.save();
            run.start();
            return new StartedBuild(run);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Web method: starts a build. A browser's form goes back to the job, any other client gets 201. */
    @RequirePOST
    public void doBuild(StaplerRequest2 req, StaplerResponse2 rsp) throws IOException, InterruptedException {
        checkPermission(BUILD);
        Cause cause = User.current() == null ? new Cause.UserIdCause() : new Cause.UserIdCause(User.current().getId());
        scheduleBuild2(0, new CauseAction(cause));
        String accept = req.getHeader("Accept");
        if (accept != null && accept.contains("text/html")) {
            rsp.sendRedirect(req.getContextPath() + "/" + getUrl());
        } else {
            rsp.setHeader("Location", Jenkins.get().getRootUrlFromRequest() + getUrl());
            rsp.setStatus(HttpServletResponse.SC_CREATED);
        }
    }

    @Override
    protected SortedMap<Integer, WorkflowRun> _getRuns() {
        return runs;
    }

    @Override
    protected void removeRun(WorkflowRun run) {
        runs.remove(run.getNumber());
    }

    @Override
    public TopLevelItemDescriptor getDescriptor() {
        return (TopLevelItemDescriptor) Jenkins.get().getDescriptorOrDie(WorkflowJob.class);
    }

    @Extension
    public static class DescriptorImpl extends TopLevelItemDescriptor {
        @Override
        public String getDisplayName() {
            return "Pipeline";
        }

        @Override
        public TopLevelItem newInstance(ItemGroup parent, String name) {
            return new WorkflowJob(parent, name);
        }
    }
}
