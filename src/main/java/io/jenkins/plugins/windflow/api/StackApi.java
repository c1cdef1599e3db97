package io.jenkins.plugins.windflow.api;

import jenkins.security.stapler.StaplerAccessibleType;

/** {@code /windflow/api/environment/<name>/stack/<project>}. */
@StaplerAccessibleType
public final class StackApi {
    private final String environment;
    private final String project;

    StackApi(String environment, String project) {
        this.environment = environment;
        this.project = project;
    }

    /** {@code revisions/...}. */
    public RevisionsApi getRevisions() {
        return new RevisionsApi(environment, project);
    }
}
