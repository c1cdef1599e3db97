package io.jenkins.plugins.windflow.pages;

import hudson.model.ModelObject;
import io.jenkins.plugins.windflow.config.DockerEnvironment;
import io.jenkins.plugins.windflow.core.compose.model.ProjectName;
import io.jenkins.plugins.windflow.security.WindflowPermissions;
import java.util.Map;
import org.kohsuke.stapler.StaplerProxy;

/** The stacks of one environment. */
public final class EnvironmentPage implements ModelObject, PageShell, StaplerProxy {
    private final DockerEnvironment environment;

    EnvironmentPage(DockerEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public Object getTarget() {
        WindflowPermissions.checkView();
        return this;
    }

    /** {@code stack/<project>/}. */
    public StackPage getStack(String project) {
        return ProjectName.isValid(project) ? new StackPage(environment, project) : null;
    }

    @Override
    public String getDisplayName() {
        return environment.title();
    }

    @Override
    public String getView() {
        return "environment";
    }

    @Override
    public Map<String, String> getData() {
        return Map.of("environment", environment.getName(), "permissions", WindflowPermissions.ofCurrentUser());
    }
}
