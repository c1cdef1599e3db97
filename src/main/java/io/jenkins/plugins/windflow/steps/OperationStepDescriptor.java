package io.jenkins.plugins.windflow.steps;

import hudson.Util;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.util.ComboBoxModel;
import hudson.util.FormValidation;
import io.jenkins.plugins.windflow.config.WindflowConfiguration;
import io.jenkins.plugins.windflow.security.WindflowPermissions;
import java.util.Map;
import java.util.Set;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** What the steps have in common in the Snippet Generator. */
public abstract class OperationStepDescriptor extends StepDescriptor {
    @Override
    public final Set<? extends Class<?>> getRequiredContext() {
        return Set.of(Run.class, TaskListener.class);
    }

    @Override
    public final String argumentsToString(Map<String, Object> namedArgs) {
        Object environment = namedArgs.get("environment");
        Object project = namedArgs.get("project");
        return environment == null || project == null
                ? super.argumentsToString(namedArgs)
                : project + " in " + environment;
    }

    /** Offers the environments to whoever may see them. */
    @POST
    public ComboBoxModel doFillEnvironmentItems() {
        return WindflowPermissions.canView()
                ? new ComboBoxModel(WindflowConfiguration.get().names())
                : new ComboBoxModel();
    }

    @POST
    public FormValidation doCheckEnvironment(@QueryParameter String value) {
        String name = Util.fixEmptyAndTrim(value);
        if (name == null || !WindflowPermissions.canView()) {
            return FormValidation.ok();
        }
        return WindflowConfiguration.checkKnown(name);
    }
}
