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
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** Jenkins is restarted while a deployment waits for its new container: the build says what came of it, the old one runs. */
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
    void aDeploymentInItsGateIsTakenBackAndItsBuildSaysSo() throws Throwable {
        engine.busybox();
        sessions.then(j -> {
            Configured.open("local", engine);
            j.assertBuildStatusSuccess(j.waitForCompletion(deploy(j, "first", "", "minUptime: 0")));
            deploy(j, "second", "healthcheck: {test: [CMD, 'false'], interval: 1s, retries: 500}", "timeout: 200");
            await("the gate").atMost(LONG).until(this::newContainerIsNotHealthy);
        });
        sessions.then(j -> {
            WorkflowRun run =
                    j.jenkins.getItemByFullName("second", WorkflowJob.class).getBuildByNumber(1);
            j.assertBuildStatus(Result.FAILURE, j.waitForCompletion(run));
            j.assertLogContains("the shutdown of Jenkins", run);
            Operation operation = WindflowRuntime.get()
                    .operations()
                    .recent(OperationFilter.newest(1))
                    .getFirst();
            assertThat(operation.state()).isEqualTo(OperationState.CANCELLED);
            assertThat(run.getAction(DeploymentAction.class).getSummary())
                    .contains("deploy of " + project + " in local: CANCELLED");
            assertThat(containers("running")).as("running").singleElement().satisfies(container -> {
                assertThat(container.path("Names").path(0).asText()).isEqualTo("/" + project + "-web-1");
                assertThat(container.path("Command").asText()).contains("first");
            });
            assertThat(containers("created", "exited", "dead")).as("left over").isEmpty();
        });
    }

    private WorkflowRun deploy(JenkinsRule j, String name, String more, String arguments) throws Exception {
        WorkflowJob job = j.createProject(WorkflowJob.class, name);
        job.setDefinition(
                new CpsFlowDefinition("""
                windflowDeploy(environment: 'local', project: '%s', %s, compose: '''
                    services:
                      web:
                        image: %s
                        command: [sh, -c, 'sleep 600; echo %s']
                        stop_grace_period: 0s
                        %s
                    ''')
                """.formatted(project, arguments, TestEngine.BUSYBOX, name, more), true));
        return job.scheduleBuild2(0).waitForStart();
    }

    private boolean newContainerIsNotHealthy() {
        return containers("running").stream()
                .anyMatch(container -> container.path("Status").asText().contains("health"));
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
