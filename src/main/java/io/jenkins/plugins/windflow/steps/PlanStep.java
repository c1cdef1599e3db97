package io.jenkins.plugins.windflow.steps;

import hudson.AbortException;
import hudson.Extension;
import io.jenkins.plugins.windflow.config.DockerEnvironment;
import io.jenkins.plugins.windflow.core.compose.apply.PlanWork;
import io.jenkins.plugins.windflow.core.operation.OperationKind;
import io.jenkins.plugins.windflow.core.operation.OperationWork;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@code windflowPlan}: says what a deployment would do, and touches nothing. */
public final class PlanStep extends ComposeStep {
    @DataBoundConstructor
    public PlanStep(String environment) {
        super(environment);
    }

    @Override
    OperationKind kind() {
        return OperationKind.PLAN;
    }

    @Override
    OperationWork work(DockerEnvironment target, StepSurroundings build) throws AbortException {
        return work(target, build, PlanWork::new);
    }

    @Extension
    public static final class DescriptorImpl extends ComposeStepDescriptor {
        @Override
        public String getFunctionName() {
            return "windflowPlan";
        }

        @Override
        public String getDisplayName() {
            return Messages.PlanStep_displayName();
        }
    }
}
