package io.jenkins.plugins.windflow.steps;

import hudson.model.Descriptor.FormException;
import hudson.util.ListBoxModel;
import java.util.List;
import java.util.Map;
import net.sf.json.JSONObject;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.POST;

/** The Snippet Generator's view of a step that reads Compose files: lists and maps are text fields there. */
public abstract class ComposeStepDescriptor extends OperationStepDescriptor {
    @Override
    public Step newInstance(StaplerRequest2 req, JSONObject formData) throws FormException {
        List<String> files = StepArguments.takeLines(formData, "files");
        List<String> profiles = StepArguments.takeLines(formData, "profiles");
        List<String> services = StepArguments.takeLines(formData, "services");
        Map<String, String> variables = StepArguments.takePairs(formData, "variables");
        Map<String, String> secrets = StepArguments.takePairs(formData, "secrets");
        Object build = formData.remove("build");
        Object revision = formData.remove("revision");
        ComposeStep step = (ComposeStep) super.newInstance(req, formData);
        step.setFiles(files);
        step.setProfiles(profiles);
        step.setServices(services);
        step.setVariables(variables);
        step.setSecrets(secrets);
        step.setRevision(revision);
        step.setBuild(build == null || build.toString().isEmpty() ? null : Boolean.valueOf(build.toString()));
        return step;
    }

    @POST
    public ListBoxModel doFillPullItems() {
        ListBoxModel list = new ListBoxModel();
        list.add(Messages.ComposeStep_pullOwn(), "");
        list.add(Messages.ComposeStep_pullAlways(), "always");
        list.add(Messages.ComposeStep_pullMissing(), "missing");
        list.add(Messages.ComposeStep_pullNever(), "never");
        return list;
    }

    @POST
    public ListBoxModel doFillBuildItems() {
        ListBoxModel list = new ListBoxModel();
        list.add(Messages.ComposeStep_buildMissing(), "");
        list.add(Messages.ComposeStep_buildAlways(), "true");
        list.add(Messages.ComposeStep_buildNever(), "false");
        return list;
    }
}
