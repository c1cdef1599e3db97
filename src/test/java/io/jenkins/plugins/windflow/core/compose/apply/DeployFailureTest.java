package io.jenkins.plugins.windflow.core.compose.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.windflow.core.compose.model.Command;
import io.jenkins.plugins.windflow.core.compose.model.EnvironmentValue;
import io.jenkins.plugins.windflow.core.compose.model.Project;
import io.jenkins.plugins.windflow.core.compose.model.RestartPolicy;
import io.jenkins.plugins.windflow.core.compose.model.ServiceBuilder;
import io.jenkins.plugins.windflow.core.compose.model.VolumeMount;
import io.jenkins.plugins.windflow.core.operation.Operation;
import io.jenkins.plugins.windflow.core.operation.OperationFilter;
import io.jenkins.plugins.windflow.core.operation.OperationResult;
import io.jenkins.plugins.windflow.core.operation.OperationState;
import io.jenkins.plugins.windflow.testing.EachEngine;
import io.jenkins.plugins.windflow.testing.TestEngine;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;

/** Deployments that fail: what ran before runs again, volumes are untouched, nothing is left over. */
class DeployFailureTest {
    private static final DeployOptions PATIENT = new DeployOptions(
            Optional.empty(), Optional.empty(), false, Duration.ofSeconds(20), Duration.ofSeconds(5), true);

    @TempDir
    Path directory;

    /** A stack of two services with a volume, of which the second deployment breaks one. */
    private static ServiceBuilder good(TestStack stack) {
        return stack.shell(
                        "app",
                        "test -e /data/file || echo precious > /data/file; trap 'exit 0' TERM; sleep 1000 & wait")
                .mounts(List.of(VolumeMount.of("data", "/data")))
                .restart(RestartPolicy.of(RestartPolicy.Mode.UNLESS_STOPPED));
    }

    private static Project project(TestStack stack, ServiceBuilder app) {
        return stack.project(List.of(stack.volume("data")), stack.sleeper("other"), app);
    }

    /** Deploys the good one, then the broken one, and checks that the old container is back as it was. */
    private static OperationResult breakAndCheck(TestStack stack, ServiceBuilder broken, DeployOptions options) {
        stack.deployed(project(stack, good(stack)));
        String id = stack.id("app");

        Operation operation = stack.submitDeploy(project(stack, broken), options);
        OperationResult result = TestStack.await(operation);

        assertThat(result.state())
                .as(() -> TestStack.log(operation))
                .isIn(OperationState.ROLLED_BACK, OperationState.CANCELLED);
        assertThat(stack.containers())
                .containsOnlyKeys(stack.name + "-app-1", stack.name + "-other-1")
                .containsValue("running");
        assertThat(stack.id("app")).isEqualTo(id);
        assertThat(stack.isRunning("app")).isTrue();
        assertThat(stack.inspect("app")
                        .path("HostConfig")
                        .path("RestartPolicy")
                        .path("Name")
                        .asText())
                .isEqualTo("unless-stopped");
        assertThat(stack.exec("app", "/bin/cat", "/data/file")).isEqualTo("precious");
        assertThat(stack.deployed(project(stack, good(stack)))).containsEntry("status", "UNCHANGED");
        return result;
    }

    @EachEngine
    void anExitAtOnceIsRolledBack(TestEngine engine) {
        try (TestStack stack = new TestStack(engine, directory)) {
            ServiceBuilder broken = good(stack)
                    .command(Command.of("/bin/sh", "-c", "echo the reason; exit 7"))
                    .restart(RestartPolicy.NO);
            OperationResult result = breakAndCheck(stack, broken, TestStack.QUICK);
            assertThat(result.error()).contains("app").contains("exit code 7").contains("rolled back");
            String log = TestStack.log(
                    stack.operations.recent(OperationFilter.newest(2)).getLast());
            assertThat(log).contains("  | the reason");
        }
    }

    @EachEngine
    void aFailedFirstDeployLeavesNothing(TestEngine engine) {
        try (TestStack stack = new TestStack(engine, directory)) {
            OperationResult result = stack.deploy(
                    project(stack, good(stack).command(Command.of("/bin/false")).restart(RestartPolicy.NO)),
                    TestStack.QUICK);
            assertThat(result.state()).isEqualTo(OperationState.ROLLED_BACK);
            assertThat(stack.containers()).isEmpty();
            assertThat(stack.networks()).isEmpty();
            assertThat(stack.volumes()).isEmpty();
        }
    }

    @EachEngine
    void aCancelledDeployIsTakenBack(TestEngine engine) {
        try (TestStack stack = new TestStack(engine, directory)) {
            stack.deployed(project(stack, good(stack)));
            String id = stack.id("app");
            DeployOptions slow = new DeployOptions(
                    Optional.empty(), Optional.empty(), false, Duration.ofSeconds(60), Duration.ofSeconds(50), true);
            Operation operation = stack.submitDeploy(
                    project(stack, good(stack).environment(Map.of("TAG", EnvironmentValue.plain("2")))), slow);
            await().until(() -> operation.phase().equals(Optional.of("gate")));

            assertThat(stack.operations.cancel(operation.id(), "alice")).isTrue();
            stack.operations.cancel(operation.id(), "bob");

            OperationResult result = TestStack.await(operation);
            assertThat(result.state()).as(() -> TestStack.log(operation)).isEqualTo(OperationState.CANCELLED);
            assertThat(result.error()).contains("alice");
            assertThat(stack.id("app")).isEqualTo(id);
            assertThat(stack.isRunning("app")).isTrue();
            assertThat(stack.containers()).hasSize(2);
        }
    }

    @EachEngine
    void aCancellationDuringARollbackIsNotWhyItFailed(TestEngine engine) {
        try (TestStack stack = new TestStack(engine, directory)) {
            stack.deployed(stack.project(stack.sleeper("app")));
            Operation operation = stack.submitDeploy(
                    stack.project(stack.sleeper("app").user("nobody"), stack.shell("bad", "sleep 1; exit 6")), PATIENT);
            await().pollInterval(Duration.ofMillis(5))
                    .until(() -> operation.phase().equals(Optional.of("rollback")));
            stack.operations.cancel(operation.id(), "alice");

            OperationResult result = TestStack.await(operation);
            assertThat(result.state()).as(() -> TestStack.log(operation)).isEqualTo(OperationState.ROLLED_BACK);
            assertThat(result.error()).contains("exit code 6").contains("It was rolled back");
        }
    }

    @EachEngine
    void withoutRollbackTheWreckStaysAndTheNextDeployCleansUp(TestEngine engine) {
        try (TestStack stack = new TestStack(engine, directory)) {
            stack.deployed(project(stack, good(stack)));
            DeployOptions keep = new DeployOptions(
                    Optional.empty(), Optional.empty(), false, Duration.ofSeconds(20), Duration.ofMillis(300), false);

            OperationResult result = stack.deploy(
                    project(stack, good(stack).command(Command.of("/bin/false")).restart(RestartPolicy.NO)), keep);
            assertThat(result.state()).isEqualTo(OperationState.FAILED);
            assertThat(result.error()).contains("rollback is off");
            assertThat(stack.containers()).hasSize(3);

            stack.deployed(project(stack, good(stack)));
            assertThat(stack.containers()).hasSize(2).containsOnlyKeys(stack.name + "-app-1", stack.name + "-other-1");
            assertThat(stack.exec("app", "/bin/cat", "/data/file")).isEqualTo("precious");
        }
    }
}
