package io.jenkins.plugins.windflow.steps;

import hudson.AbortException;
import hudson.Extension;
import io.jenkins.plugins.windflow.config.DockerEnvironment;
import io.jenkins.plugins.windflow.core.compose.apply.DeployWork;
import io.jenkins.plugins.windflow.core.operation.OperationKind;
import io.jenkins.plugins.windflow.core.operation.OperationWork;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code windflowDeploy}: brings a project to the state that its Compose files ask for, or leaves it as it was. */
public final class DeployStep extends ComposeStep {
    static final int DEFAULT_TIMEOUT = 300;
    static final int DEFAULT_MIN_UPTIME = 5;

    private int timeout = DEFAULT_TIMEOUT;
    private int minUptime = DEFAULT_MIN_UPTIME;
    private boolean rollback = true;

    @DataBoundConstructor
    public DeployStep(String environment) {
        super(environment);
    }

    /** Seconds that the new containers have to become healthy. */
    public int getTimeout() {
        return timeout;
    }

    @DataBoundSetter
    public void setTimeout(int timeout) {
        this.timeout = timeout;
    }

    /** Seconds that a container without a health check has to stay up. */
    public int getMinUptime() {
        return minUptime;
    }

    @DataBoundSetter
    public void setMinUptime(int minUptime) {
        this.minUptime = minUptime;
    }

    /** Whether the former containers come back when the new ones do not become healthy. */
    public boolean isRollback() {
        return rollback;
    }

    @DataBoundSetter
    public void setRollback(boolean rollback) {
        this.rollback = rollback;
    }

    @Override
    OperationKind kind() {
        return OperationKind.DEPLOY;
    }

    @Override
    void check(StepSurroundings build) throws AbortException {
        super.check(build);
        if (timeout < 1 || minUptime < 0) {
            throw new AbortException("timeout must be at least 1 second, and minUptime at least 0.");
        }
    }

    @Override
    OperationWork work(DockerEnvironment target, StepSurroundings build) throws AbortException {
        return new ComposeWork(this, target, build, options(timeout, minUptime, rollback), DeployWork::new);
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
