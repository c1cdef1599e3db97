package io.jenkins.plugins.windflow.pages;

import hudson.model.ModelObject;
import io.jenkins.plugins.windflow.config.DockerEnvironment;
import io.jenkins.plugins.windflow.security.WindflowPermissions;
import java.util.Map;
import org.kohsuke.stapler.StaplerProxy;

/** One stack of an environment: its revisions. */
public final class StackPage implements ModelObject, PageShell, StaplerProxy {
    private final DockerEnvironment environment;
    private final String project;

    StackPage(DockerEnvironment environment, String project) {
        this.environment = environment;
        this.project = project;
    }

    @Override
    public Object getTarget() {
        WindflowPermissions.checkView();
        return this;
    }

    @Override
    public String getDisplayName() {
        return project;
    }

    @Override
    public String getView() {
        return "stack";
    }

    @Override
    public Map<String, String> getData() {
        return Map.of(
                "environment",
                environment.getName(),
                "project",
                project,
                "permissions",
                WindflowPermissions.ofCurrentUser());
    }
}
