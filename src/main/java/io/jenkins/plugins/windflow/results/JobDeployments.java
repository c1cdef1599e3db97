package io.jenkins.plugins.windflow.results;

import hudson.Extension;
import hudson.Util;
import hudson.model.Action;
import hudson.model.Job;
import io.jenkins.plugins.windflow.json.JsonAnswer;
import io.jenkins.plugins.windflow.json.WholeNumber;
import io.jenkins.plugins.windflow.pages.PageShell;
import io.jenkins.plugins.windflow.security.WindflowPermissions;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jenkins.model.TransientActionFactory;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerProxy;
import org.kohsuke.stapler.verb.GET;

/** {@code <job>/windflow/}: what the builds of a job have deployed. Only jobs that have deployed something have it. */
public final class JobDeployments implements Action, PageShell, StaplerProxy {
    private static final int DEFAULT_LIMIT = 25;
    private static final int MOST = 100;

    private final Job<?, ?> job;

    JobDeployments(Job<?, ?> job) {
        this.job = job;
    }

    /** Deployments, newest first; however many builds there are, few are loaded. */
    @GET
    public HttpResponse doHistory(
            @QueryParameter String environment,
            @QueryParameter String outcome,
            @QueryParameter String before,
            @QueryParameter String limit) {
        return JsonAnswer.of(() -> {
            WindflowPermissions.checkView();
            int most = WholeNumber.parse("limit", limit, DEFAULT_LIMIT);
            if (most < 1 || most > MOST) {
                throw new IllegalArgumentException("'limit' must be from 1 to " + MOST + ".");
            }
            return new DeploymentHistory(job, Util.fixEmptyAndTrim(environment), Util.fixEmptyAndTrim(outcome))
                    .page(WholeNumber.parse("before", before, Integer.MAX_VALUE), most);
        });
    }

    @Override
    public String getIconFileName() {
        return WindflowPermissions.canView() ? "symbol-windflow plugin-windflow" : null;
    }

    @Override
    public String getDisplayName() {
        return Messages.JobDeployments_displayName();
    }

    @Override
    public String getUrlName() {
        return "windflow";
    }

    @Override
    public Object getTarget() {
        WindflowPermissions.checkView();
        return this;
    }

    @Override
    public String getView() {
        return "job";
    }

    @Override
    public Map<String, String> getData() {
        Map<String, String> data = new LinkedHashMap<>();
        data.put("job-url", job.getUrl());
        data.put("permissions", WindflowPermissions.ofCurrentUser());
        return data;
    }

    /** Asked for every job of every list, so all that it does is to look for a file. */
    @Extension
    @SuppressWarnings("rawtypes")
    public static final class Factory extends TransientActionFactory<Job> {
        @Override
        public Class<Job> type() {
            return Job.class;
        }

        @Override
        public Class<? extends Action> actionType() {
            return JobDeployments.class;
        }

        @Override
        public Collection<? extends Action> createFor(Job target) {
            return DeployingJob.isMarked(target) ? List.of(new JobDeployments(target)) : List.of();
        }
    }
}
