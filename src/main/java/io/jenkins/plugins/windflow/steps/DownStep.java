package io.jenkins.plugins.windflow.steps;

import hudson.AbortException;
import hudson.Extension;
import io.jenkins.plugins.windflow.config.DockerEnvironment;
import io.jenkins.plugins.windflow.core.compose.apply.DownWork;
import io.jenkins.plugins.windflow.core.docker.EngineLease;
import io.jenkins.plugins.windflow.core.operation.OperationKind;
import io.jenkins.plugins.windflow.core.operation.OperationResult;
import io.jenkins.plugins.windflow.core.operation.OperationRun;
import io.jenkins.plugins.windflow.core.operation.OperationWork;
import io.jenkins.plugins.windflow.runtime.Environments;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code windflowDown}: stops and removes the containers and networks of a project, and its volumes when asked to. */
public final class DownStep extends OperationStep {
    private boolean volumes;
    private boolean removeOrphans = true;

    @DataBoundConstructor
    public DownStep(String environment) {
        super(environment);
    }

    /** Whether the volumes, and so the data, are removed too. */
    public boolean isVolumes() {
        return volumes;
    }

    @DataBoundSetter
    public void setVolumes(boolean volumes) {
        this.volumes = volumes;
    }

    /** Whether containers of services that are not in the files any more are removed. */
    public boolean isRemoveOrphans() {
        return removeOrphans;
    }

    @DataBoundSetter
    public void setRemoveOrphans(boolean removeOrphans) {
        this.removeOrphans = removeOrphans;
    }

    @Override
    OperationKind kind() {
        return OperationKind.DOWN;
    }

    @Override
    void check(StepSurroundings build) throws AbortException {
        if (getProject() == null) {
            throw new AbortException("windflowDown needs the name of a project: windflowDown(environment: '"
                    + getEnvironment() + "', project: 'shop').");
        }
        checkProject();
    }

    @Override
    OperationWork work(DockerEnvironment target, StepSurroundings build) {
        OperationWork down = new DownWork(() -> lease(build), getProject(), volumes, removeOrphans);
        return new OperationWork() {
            @Override
            public Optional<String> engineId() throws Exception {
                return down.engineId();
            }

            @Override
            public OperationResult run(OperationRun run) throws Exception {
                target.usableConnection().warning().ifPresent(warning -> run.log("Warning: " + warning));
                return down.run(run);
            }
        };
    }

    private EngineLease lease(StepSurroundings build) {
        try {
            DockerEnvironment target = allowed(build);
            target.usableConnection().track(build.run());
            return Environments.lease(target);
        } catch (AbortException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    @Extension
    public static final class DescriptorImpl extends OperationStepDescriptor {
        @Override
        public String getFunctionName() {
            return "windflowDown";
        }

        @Override
        public String getDisplayName() {
            return Messages.DownStep_displayName();
        }
    }
}
