package io.jenkins.plugins.windflow.steps;

import hudson.AbortException;
import hudson.Util;
import hudson.security.Permission;
import io.jenkins.plugins.windflow.config.DockerEnvironment;
import io.jenkins.plugins.windflow.config.WindflowConfiguration;
import io.jenkins.plugins.windflow.core.compose.model.ProjectName;
import io.jenkins.plugins.windflow.core.environment.EnvironmentName;
import io.jenkins.plugins.windflow.core.operation.OperationKind;
import io.jenkins.plugins.windflow.core.operation.OperationRequest;
import io.jenkins.plugins.windflow.core.operation.OperationWork;
import io.jenkins.plugins.windflow.security.EnvironmentAccess;
import io.jenkins.plugins.windflow.security.WindflowPermissions;
import java.util.List;
import java.util.Optional;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundSetter;

/** A step that has something done to a project in an environment. */
public abstract class OperationStep extends Step {
    private final String environment;
    private String project;

    /** @param environment name of the environment */
    protected OperationStep(String environment) {
        this.environment = Util.fixEmptyAndTrim(environment);
    }

    public String getEnvironment() {
        return environment;
    }

    /** Name of the Compose project; null where the Compose files name it. */
    public String getProject() {
        return project;
    }

    @DataBoundSetter
    public void setProject(String project) {
        this.project = Util.fixEmptyAndTrim(project);
    }

    @Override
    public StepExecution start(StepContext context) throws Exception {
        return new OperationStepExecution(this, context);
    }

    /** What the step asks for. */
    abstract OperationKind kind();

    /** What does it, in this environment, for this build. */
    abstract OperationWork work(DockerEnvironment target, StepSurroundings build) throws AbortException;

    /** @throws AbortException with one sentence when the arguments cannot be meant so */
    abstract void check(StepSurroundings build) throws AbortException;

    /**
     * The request to the operations, after all checks that need no engine, no agent and no credentials.
     *
     * @throws AbortException with one sentence when the arguments cannot be meant so, or the job may not do it
     */
    final OperationRequest request(StepSurroundings build) throws AbortException {
        String function = getDescriptor().getFunctionName();
        if (environment == null) {
            throw new AbortException(
                    function + " needs the name of an environment: " + function + "(environment: 'prod', ...).");
        }
        check(build);
        DockerEnvironment target = allowed(build);
        return new OperationRequest(
                kind(),
                target.getName(),
                project,
                build.run().getParent().getFullName(),
                "Build " + build.run().getFullDisplayName(),
                build.run().getUrl(),
                work(target, build));
    }

    /**
     * The environment as it is configured now. Asked again before anything is changed: the operation may have waited.
     *
     * @throws AbortException with one sentence when there is none of that name, or the job may not do it
     */
    final DockerEnvironment allowed(StepSurroundings build) throws AbortException {
        DockerEnvironment target = target(build);
        EnvironmentAccess.checkJob(build.run().getParent(), build.identity(), target.facts(), permission(), changes());
        return target;
    }

    /** @throws AbortException when there is a name and it is none for a project */
    final void checkProject() throws AbortException {
        if (project != null && !ProjectName.isValid(project)) {
            throw new AbortException(
                    "'" + project + "' is not a name for a project: use lower-case letters, digits, '_' and"
                            + " '-', beginning with a letter or a digit.");
        }
    }

    private DockerEnvironment target(StepSurroundings build) throws AbortException {
        WindflowConfiguration configuration = WindflowConfiguration.get();
        Optional<DockerEnvironment> found = configuration.environment(environment);
        if (found.isEmpty()) {
            List<String> usable = configuration.getEnvironments().stream()
                    .filter(other -> EnvironmentAccess.foldersAllow(build.run().getParent(), other.facts()))
                    .map(DockerEnvironment::getName)
                    .toList();
            throw new AbortException(
                    usable.isEmpty()
                            ? "There is no environment '" + environment + "' that this job may use."
                            : EnvironmentName.unknown(environment, usable));
        }
        return found.get();
    }

    private boolean changes() {
        return kind() != OperationKind.PLAN;
    }

    private Permission permission() {
        return changes() ? WindflowPermissions.DEPLOY : WindflowPermissions.VIEW;
    }
}
