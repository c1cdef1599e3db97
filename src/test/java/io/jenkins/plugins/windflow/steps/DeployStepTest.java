package io.jenkins.plugins.windflow.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hudson.model.Result;
import io.jenkins.plugins.windflow.core.operation.Operation;
import io.jenkins.plugins.windflow.core.operation.OperationFilter;
import io.jenkins.plugins.windflow.core.operation.OperationState;
import io.jenkins.plugins.windflow.results.DeploymentAction;
import io.jenkins.plugins.windflow.runtime.WindflowRuntime;
import io.jenkins.plugins.windflow.testing.Configured;
import io.jenkins.plugins.windflow.testing.TestEngine;
import io.jenkins.plugins.windflow.testing.TestEngines;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** The steps on a real engine: a deployment from beginning to end, its abort, a restart in the middle of it, its secrets. */
class DeployStepTest {
    private static final String CANARY = "canary-in-the-coal-mine-7f3a";
    private static final Duration LONG = Duration.ofSeconds(60);

    @RegisterExtension
    private final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    private final TestEngine engine = TestEngines.any();
    private final String project = TestEngines.uniqueName("steps");

    @AfterEach
    void remove() {
        engine.removeProject(project);
    }

    @Test
    void deploysPlansAndTakesDown() throws Throwable {
        engine.busybox();
        sessions.then(j -> {
            Configured.open("local", engine);
            WorkflowRun run = j.assertBuildStatusSuccess(j.waitForCompletion(
                    build(j, """
                    node {
                        writeFile file: 'compose.yaml', text: '''%s'''
                        def plan = windflowPlan(environment: 'local', project: '%s', files: ['compose.yaml'])
                        echo "planned ${plan.changes} ${plan.actions[0].type}"
                        def first = windflowDeploy(environment: 'local', project: '%s', files: ['compose.yaml'], minUptime: 0)
                        echo "first ${first.status} ${first.created} ${first.services.web.state}"
                        def second = windflowDeploy(environment: 'local', project: '%s', files: ['compose.yaml'], minUptime: 0)
                        echo "second ${second.status} ${second.changes}"
                    }
                    def down = windflowDown(environment: 'local', project: '%s')
                    echo "down ${down.status}"
                    """.formatted(compose("sleep 600", ""), project, project, project, project))));
            j.assertLogContains("first DEPLOYED [" + project + "-web-1]", run);
            j.assertLogContains("second UNCHANGED 0", run);
            j.assertLogContains("down REMOVED", run);
            DeploymentAction action = run.getAction(DeploymentAction.class);
            assertThat(action.getOperations()).hasSize(4);
            assertThat(action.getSummary())
                    .contains(
                            "Deploy of " + project + " in local: deployed, ",
                            "Deploy of " + project + " in local: unchanged, no changes, ",
                            "Down of " + project + " in local: removed, ");
            assertThat(run.getRootDir().toPath().resolve("windflow")).isDirectoryContaining("glob:**.json");
            assertThat(JenkinsRule.getLog(run).indexOf("create"))
                    .as("the plan comes before anything is touched")
                    .isLessThan(JenkinsRule.getLog(run).indexOf("first DEPLOYED"));
        });
    }

    @Test
    void aSecretIsSeenNowhereButInTheContainer() throws Throwable {
        engine.busybox();
        sessions.then(j -> {
            Configured.open("local", engine);
            Configured.secretText("shop-db", CANARY);
            WorkflowRun run = j.assertBuildStatusSuccess(j.waitForCompletion(build(j, """
                    windflowDeploy(environment: 'local', project: '%s', secrets: [PASSWORD: 'shop-db'], minUptime: 0,
                        compose: '''%s''')
                    windflowPlan(environment: 'local', project: '%s', secrets: [PASSWORD: 'shop-db'], compose: '''%s''')
                    windflowDown(environment: 'local', project: '%s')
                    """.formatted(
                    project,
                    compose("sleep 600", "environment: {PASSWORD: $PASSWORD}").replace("$", "\\$"),
                    project,
                    compose("sleep 600", "environment: {PASSWORD: $PASSWORD}").replace("$", "\\$"),
                    project))));
            j.assertLogNotContains(CANARY, run);
            assertThat(filesWith(j.jenkins.getRootDir().toPath(), CANARY)).isEmpty();
        });
    }

    @Test
    void anAbortEndsAtASafePoint() throws Throwable {
        engine.busybox();
        sessions.then(j -> {
            Configured.open("local", engine);
            WorkflowRun run = build(j, neverHealthy());
            Operation operation = running();
            run.doStop();
            j.assertBuildStatus(Result.ABORTED, j.waitForCompletion(run));
            assertThat(operation.state()).isIn(OperationState.CANCELLED, OperationState.ROLLED_BACK);
        });
    }

    @Test
    void afterARestartTheStepEndsAsItsOperationDid() throws Throwable {
        engine.busybox();
        sessions.then(j -> {
            Configured.open("local", engine);
            build(j, neverHealthy());
            running();
        });
        sessions.then(j -> {
            WorkflowRun run =
                    j.jenkins.getItemByFullName("job", WorkflowJob.class).getBuildByNumber(1);
            j.assertBuildStatus(Result.FAILURE, j.waitForCompletion(run));
            assertThat(JenkinsRule.getLog(run)).as("no line is repeated").containsOnlyOnce("Deploying the project");
            assertThat(WindflowRuntime.get()
                            .operations()
                            .recent(OperationFilter.newest(1))
                            .getFirst()
                            .state())
                    .isIn(OperationState.CANCELLED, OperationState.ROLLED_BACK);
        });
    }

    @Test
    void anAbortIsRememberedOverARestart() throws Throwable {
        engine.busybox();
        sessions.then(j -> {
            Configured.open("local", engine);
            WorkflowRun run = build(j, neverHealthy());
            running();
            run.doStop();
            await().atMost(LONG).until(() -> JenkinsRule.getLog(run).contains("Cancelled by the abort of the build."));
        });
        sessions.then(j -> {
            WorkflowRun run =
                    j.jenkins.getItemByFullName("job", WorkflowJob.class).getBuildByNumber(1);
            j.assertBuildStatus(Result.ABORTED, j.waitForCompletion(run));
        });
    }

    /** The operation of the only build, once it is at work. */
    private static Operation running() {
        await().atMost(LONG).until(() -> {
            List<Operation> all = WindflowRuntime.get().operations().recent(OperationFilter.newest(1));
            return !all.isEmpty() && all.getFirst().phase().isPresent();
        });
        return WindflowRuntime.get()
                .operations()
                .recent(OperationFilter.newest(1))
                .getFirst();
    }

    private String neverHealthy() {
        return "windflowDeploy(environment: 'local', project: '" + project + "', timeout: 120, compose: '''"
                + compose("sleep 600", "healthcheck: {test: [CMD, 'false'], interval: 1s, retries: 200}") + "''')";
    }

    private static WorkflowRun build(JenkinsRule j, String script) throws Exception {
        WorkflowJob job = j.createProject(WorkflowJob.class, "job");
        job.setDefinition(new CpsFlowDefinition(script, true));
        return job.scheduleBuild2(0).waitForStart();
    }

    private static String compose(String command, String more) {
        return """
                services:
                  web:
                    image: %s
                    command: %s
                    stop_grace_period: 0s
                    %s
                """.formatted(TestEngine.BUSYBOX, command, more);
    }

    private static List<Path> filesWith(Path folder, String text) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> contains(file, text))
                    .toList();
        }
    }

    private static boolean contains(Path file, String text) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
