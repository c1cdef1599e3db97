package io.jenkins.plugins.windflow.steps;

import hudson.AbortException;
import hudson.Extension;
import io.jenkins.plugins.windflow.config.DockerEnvironment;
import io.jenkins.plugins.windflow.core.compose.apply.DeployWork;
import io.jenkins.plugins.windflow.core.operation.OperationKind;
import io.jenkins.plugins.windflow.core.operation.OperationWork;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@code windflowDeploy}: brings a project to the state that its Compose files ask for, or leaves it as it was. */
public final class DeployStep extends ComposeStep {
    @DataBoundConstructor
    public DeployStep(String environment) {
        super(environment);
    }

    @Override
    OperationKind kind() {
        return OperationKind.DEPLOY;
    }

    @Override
    OperationWork work(DockerEnvironment target, StepSurroundings build) throws AbortException {
        return work(target, build, DeployWork::new);
    }

    @Extension
    public static final class DescriptorImpl extends ComposeStepDescriptor {
        @Override
        public String getFunctionName() {
            return "windflowDeploy";
        }

        @Override
        public String getDisplayName() {
            return Messages.DeployStep_displayName();
        }
    }
}
