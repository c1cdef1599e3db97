package io.jenkins.plugins.windflow.steps;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SecretBytes;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import hudson.model.Result;
import io.jenkins.plugins.windflow.config.DockerEnvironment;
import io.jenkins.plugins.windflow.config.UnixSocketConnection;
import io.jenkins.plugins.windflow.testing.Configured;
import org.jenkinsci.plugins.plaincredentials.impl.FileCredentialsImpl;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Arguments that cannot be meant so fail the build with one sentence, before anything is asked of an engine. */
@WithJenkins
class StepValidationTest {
    private static final String COMPOSE = "compose: 'services: {web: {image: busybox}}'";

    @Test
    void argumentsThatCannotBeMeantSo(JenkinsRule j) throws Exception {
        Configured.open("prod", new UnixSocketConnection("/nowhere/docker.sock"));
        fails(j, "windflowDeploy(environment: 'prod', project: 'p')", "needs Compose files");
        fails(j, "windflowDeploy(environment: 'prod', files: ['compose.yaml'])", "without a workspace");
        fails(
                j,
                "node { windflowPlan(environment: 'prod', files: ['compose.yaml'], " + COMPOSE + ") }",
                "both files and compose");
        fails(j, "windflowDeploy(environment: 'prdo', project: 'p', " + COMPOSE + ")", "did you mean prod?");
        fails(
                j,
                "windflowDeploy(environment: 'prod', project: 'p', pull: 'sometimes', " + COMPOSE + ")",
                "not 'sometimes'");
        fails(
                j,
                "windflowDeploy(environment: 'prod', project: 'Not A Name', " + COMPOSE + ")",
                "not a name for a project");
        fails(j, "windflowDeploy(environment: 'prod', project: 'p', timeout: 0, " + COMPOSE + ")", "at least 1 second");
        fails(
                j,
                "windflowDeploy(environment: 'prod', project: 'p', variables: [A: 1], secrets: [A: 'x'], " + COMPOSE
                        + ")",
                "'A' is both in variables and in secrets");
        fails(j, "windflowDown(environment: 'prod')", "needs the name of a project");
        fails(j, "windflowDown(environment: 'prod', project: 'Not A Name')", "not a name for a project");
    }

    @Test
    void whatIsFoundOutLaterNamesTheThingToo(JenkinsRule j) throws Exception {
        Configured.open("prod", new UnixSocketConnection("/nowhere/docker.sock"));
        fails(
                j,
                "windflowDeploy(environment: 'prod', project: 'p', secrets: [PW: 'shop-db'], " + COMPOSE + ")",
                "There are no credentials 'shop-db'");
        fails(
                j,
                "node { windflowPlan(environment: 'prod', project: 'p', files: ['nothing.yaml']) }",
                "There is no file 'nothing.yaml'");
        fails(j, "windflowPlan(environment: 'prod', project: 'p', " + COMPOSE + ")", "/nowhere/docker.sock");
        fails(j, "windflowPlan(environment: 'prod', project: 'p', compose: 'services: {web: {imag: x}}')", "imag");
    }

    @Test
    void warningsOfFilesThatCannotBeUsedAreInTheLog(JenkinsRule j) throws Exception {
        Configured.open("prod", new UnixSocketConnection("/nowhere/docker.sock"));
        WorkflowRun run = fails(
                j,
                "windflowPlan(environment: 'prod', project: 'p', compose: 'services: {web: {image: \"a:$TAG\", imag: x}}')",
                "imag");
        j.assertLogContains("Warning: compose:1:25: The variable TAG is not set", run);
    }

    @Test
    void aPlanTakesWhatADeploymentTakes(JenkinsRule j) throws Exception {
        Configured.open("prod", new UnixSocketConnection("/nowhere/docker.sock"));
        WorkflowRun run = fails(
                j,
                "windflowPlan(environment: 'prod', project: 'p', timeout: 60, minUptime: 1, rollback: false, " + COMPOSE
                        + ")",
                "/nowhere/docker.sock");
        j.assertLogNotContains("Unknown parameter", run);
    }

    @Test
    void aRestrictedEnvironmentNeedsAFolder(JenkinsRule j) throws Exception {
        Configured.add(new DockerEnvironment("prod", new UnixSocketConnection("/nowhere/docker.sock")));
        fails(
                j,
                "windflowPlan(environment: 'prod', project: 'p', " + COMPOSE + ")",
                "may not use the environment 'prod'");
        WorkflowRun run = fails(
                j, "windflowPlan(environment: 'prdo', project: 'p', " + COMPOSE + ")", "'prdo' that this job may use");
        j.assertLogNotContains("prod", run);
    }

    @Test
    void aSecretFileHasABound(JenkinsRule j) throws Exception {
        Configured.open("prod", new UnixSocketConnection("/nowhere/docker.sock"));
        SystemCredentialsProvider.getInstance()
                .getCredentials()
                .add(new FileCredentialsImpl(
                        CredentialsScope.GLOBAL,
                        "large",
                        "",
                        "large",
                        SecretBytes.fromRawBytes(new byte[512 * 1024 + 1])));
        fails(
                j,
                "windflowPlan(environment: 'prod', project: 'p', secrets: [PW: 'large'], " + COMPOSE + ")",
                "is larger than 512 KiB");
    }

    @Test
    void aReadOnlyEnvironmentIsNotChanged(JenkinsRule j) throws Exception {
        DockerEnvironment environment = new DockerEnvironment("prod", new UnixSocketConnection("/nowhere/docker.sock"));
        environment.setRestricted(false);
        environment.setReadOnly(true);
        Configured.add(environment);
        fails(j, "windflowDeploy(environment: 'prod', project: 'p', " + COMPOSE + ")", "'prod' is read-only");
        fails(j, "windflowDown(environment: 'prod', project: 'p')", "'prod' is read-only");
    }

    private static WorkflowRun fails(JenkinsRule j, String script, String sentence) throws Exception {
        WorkflowJob job = j.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition(script, true));
        WorkflowRun run = j.buildAndAssertStatus(Result.FAILURE, job);
        j.assertLogContains(sentence, run);
        return run;
    }
}
