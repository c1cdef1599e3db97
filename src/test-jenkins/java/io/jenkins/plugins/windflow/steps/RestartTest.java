package io.jenkins.plugins.windflow.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import hudson.model.Result;
import io.jenkins.plugins.windflow.core.docker.EngineLease;
import io.jenkins.plugins.windflow.core.docker.EnginePath;
import io.jenkins.plugins.windflow.core.operation.Operation;
import io.jenkins.plugins.windflow.core.operation.OperationFilter;
import io.jenkins.plugins.windflow.core.operation.OperationState;
import io.jenkins.plugins.windflow.results.DeploymentAction;
import io.jenkins.plugins.windflow.runtime.WindflowRuntime;
import io.jenkins.plugins.windflow.testing.Configured;
import io.jenkins.plugins.windflow.testing.TestEngine;
import io.jenkins.plugins.windflow.testing.TestEngines;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** Jenkins is restarted in the middle of a deployment: it goes on or is taken back, and its build says what came of it. */
class RestartTest {
    private static final Duration LONG = Duration.ofSeconds(90);

    @RegisterExtension
    private final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    private final TestEngine engine = TestEngines.any();
    private final String project = TestEngines.uniqueName("restart");

    @AfterEach
    void remove() {
        engine.removeProject(project);
    }

    @Test
    void aDeploymentInItsGateGoesOnAndItsBuildSucceeds() throws Throwable {
        engine.busybox();
        sessions.then(j -> {
            Configured.open("local", engine);
            j.assertBuildStatusSuccess(j.waitForCompletion(deploy(j, "first", "", "minUptime: 0")));
            deploy(j, "second", "", "minUptime: 15");
            await("the gate").atMost(LONG).until(() -> newest().phase().equals(Optional.of("gate")));
        });
        sessions.then(j -> {
            WorkflowRun run =
                    j.jenkins.getItemByFullName("second", WorkflowJob.class).getBuildByNumber(1);
            j.assertBuildStatusSuccess(j.waitForCompletion(run));
            j.assertLogContains("It is recovered now.", run);
            assertThat(newest().state()).isEqualTo(OperationState.SUCCEEDED);
            assertThat(run.getAction(DeploymentAction.class).getSummary())
                    .contains("Deploy of " + project + " in local: deployed");
            assertRunsAlone("second");
        });
    }

    @Test
    void aDeploymentThatWaitsForAnotherServiceIsTakenBackAndItsBuildSaysSo() throws Throwable {
        engine.busybox();
        sessions.then(j -> {
            Configured.open("local", engine);
            j.assertBuildStatusSuccess(j.waitForCompletion(deploy(j, "first", "", "minUptime: 0")));
            deploy(j, "second", """
                      late:
                        image: %s
                        depends_on: {web: {condition: service_completed_successfully}}
                    """.formatted(TestEngine.BUSYBOX), "timeout: 200");
            await("the new container")
                    .atMost(LONG)
                    .until(() -> newest().finished().isEmpty()
                            && newest().progress().stream()
                                    .anyMatch(step -> step.type().equals("container.first-start")
                                            && step.state().equals("done")));
        });
        sessions.then(j -> {
            WorkflowRun run =
                    j.jenkins.getItemByFullName("second", WorkflowJob.class).getBuildByNumber(1);
            j.assertBuildStatus(Result.FAILURE, j.waitForCompletion(run));
            j.assertLogContains("It was rolled back.", run);
            assertThat(newest().state()).isEqualTo(OperationState.ROLLED_BACK);
            assertRunsAlone("first");
        });
    }

    private static Operation newest() {
        return WindflowRuntime.get()
                .operations()
                .recent(OperationFilter.newest(1))
                .getFirst();
    }

    private void assertRunsAlone(String build) {
        assertThat(containers("running")).as("running").singleElement().satisfies(container -> {
            assertThat(container.path("Names").path(0).asText()).isEqualTo("/" + project + "-web-1");
            assertThat(container.path("Command").asText()).contains(build);
        });
        assertThat(containers("created", "exited", "dead")).as("left over").isEmpty();
    }

    private WorkflowRun deploy(JenkinsRule j, String name, String more, String arguments) throws Exception {
        WorkflowJob job = j.createProject(WorkflowJob.class, name);
        job.setDefinition(new CpsFlowDefinition(
                """
                windflowDeploy(environment: 'local', project: '%s', %s, compose: '''
                    services:
                      web:
                        image: %s
                        command: [sh, -c, 'sleep 600; echo %s']
                        stop_grace_period: 0s
                    %s
                    ''')
                """.formatted(project, arguments, TestEngine.BUSYBOX, name, more.replace("\n", "\n    ")), true));
        return job.scheduleBuild2(0).waitForStart();
    }

    private List<JsonNode> containers(String... states) {
        String filters = "{\"label\":[\"com.docker.compose.project=" + project + "\"],\"status\":[\""
                + String.join("\",\"", states) + "\"]}";
        try (EngineLease lease = engine.lease()) {
            return lease.engine()
                    .getJson(EnginePath.of("containers", "json"), Map.of("all", "1", "filters", filters))
                    .valueStream()
                    .toList();
        }
    }
}
