package io.jenkins.plugins.windflow.results;

import hudson.model.Job;
import hudson.model.Run;
import io.jenkins.plugins.windflow.json.OperationJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The deployments of a job's builds, newest first, page by page. Builds are loaded one after the other and only until the page
 * is full or some hundred have been looked at, so that an answer costs the same for a job with a hundred thousand builds.
 */
final class DeploymentHistory {
    private static final int BUILDS = 200;

    private final Job<?, ?> job;
    private final String environment;
    private final String outcome;
    private final int builds;

    /**
     * @param environment only deployments to this one; null for all
     * @param outcome only deployments that ended so; null for all
     */
    DeploymentHistory(Job<?, ?> job, String environment, String outcome) {
        this(job, environment, outcome, BUILDS);
    }

    /** @param builds how many are looked at for one page */
    DeploymentHistory(Job<?, ?> job, String environment, String outcome, int builds) {
        this.job = job;
        this.environment = environment;
        this.outcome = outcome;
        this.builds = builds;
    }

    /**
     * A page: {@code deployments}, and {@code before} for the next page, null when this is the last one.
     *
     * @param before only builds with a smaller number
     * @param limit how many deployments; a build with several is never cut in two
     */
    Map<String, Object> page(int before, int limit) {
        List<Map<String, Object>> found = new ArrayList<>();
        Run<?, ?> run = nearest(before);
        int looked = 0;
        int last = before;
        while (run != null && looked < builds && found.size() < limit) {
            found.addAll(of(run));
            last = run.getNumber();
            looked++;
            run = nearest(last);
        }
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("deployments", found);
        page.put("before", run == null ? null : last);
        return page;
    }

    private Run<?, ?> nearest(int before) {
        return before < 1 ? null : job.getNearestOldBuild(before - 1);
    }

    private List<Map<String, Object>> of(Run<?, ?> run) {
        DeploymentAction action = run.getAction(DeploymentAction.class);
        return action == null
                ? List.of()
                : action.getOperations().reversed().stream()
                        .flatMap(id -> DeploymentFacts.find(run, id).stream())
                        .filter(this::isWanted)
                        .map(facts -> row(run, facts))
                        .toList();
    }

    private boolean isWanted(DeploymentFacts facts) {
        return facts.isDeployment()
                && (environment == null || environment.equals(facts.text("environment")))
                && (outcome == null || outcome.equals(facts.outcome()));
    }

    private static Map<String, Object> row(Run<?, ?> run, DeploymentFacts facts) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("build", Map.of("number", run.getNumber(), "name", run.getDisplayName(), "url", run.getUrl()));
        row.put("operation", OperationJson.summary(facts.json()));
        return row;
    }
}
