package io.jenkins.plugins.windflow.core.compose.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.windflow.core.compose.build.BuildFiles;
import io.jenkins.plugins.windflow.core.compose.model.Project;
import io.jenkins.plugins.windflow.core.docker.Engines;
import io.jenkins.plugins.windflow.core.operation.Operation;
import io.jenkins.plugins.windflow.core.operation.OperationKind;
import io.jenkins.plugins.windflow.core.operation.OperationResult;
import io.jenkins.plugins.windflow.core.operation.OperationState;
import io.jenkins.plugins.windflow.testing.CuttableDialer;
import io.jenkins.plugins.windflow.testing.EachEngine;
import io.jenkins.plugins.windflow.testing.TestEngine;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;

/** The engine goes away at the worst moments. */
class EngineLossTest {
    @TempDir
    Path directory;

    private static Operation deploy(TestStack stack, Engines engines, CuttableDialer dialer, Project project) {
        DeployRequest request = new DeployRequest(
                () -> engines.lease(dialer),
                project,
                TestStack.QUICK,
                BuildFiles.NONE,
                TestStack.CONTROLLER,
                Duration.ofSeconds(2));
        Operation operation = stack.submit(OperationKind.DEPLOY, new DeployWork(request));
        TestStack.await(operation);
        assertThat(dialer.isCut()).as(() -> TestStack.log(operation)).isTrue();
        return operation;
    }

    @EachEngine
    void onceOldContainersAreRemovedNothingIsTakenBack(TestEngine engine) {
        try (TestStack stack = new TestStack(engine, directory);
                Engines engines = new Engines()) {
            stack.deployed(stack.project(stack.sleeper("a"), stack.sleeper("b")));
            CuttableDialer dialer = new CuttableDialer(engine.dialer(), "^DELETE /v[0-9.]+/containers/");
            Project changed = stack.project(
                    stack.sleeper("a").user("nobody"), stack.sleeper("b").user("nobody"));

            Operation operation = deploy(stack, engines, dialer, changed);

            OperationResult result = operation.result().orElseThrow();
            assertThat(result.error()).as(() -> TestStack.log(operation)).isNull();
            assertThat(result.values()).containsEntry("status", "DEPLOYED");
            assertThat(TestStack.log(operation))
                    .contains("could not be removed")
                    .doesNotContain("Rolling back");
            assertThat(stack.inspect("a").path("Config").path("User").asText()).isEqualTo("nobody");
            assertThat(stack.isRunning("a")).isTrue();
            assertThat(stack.isRunning("b")).isTrue();
            stack.deployed(changed);
            assertThat(stack.containers()).containsOnlyKeys(stack.name + "-a-1", stack.name + "-b-1");
        }
    }

    @EachEngine
    void aRollbackThatCannotReachTheEngineWaitsForADecisionAndTheNextDeployTidiesUp(TestEngine engine) {
        try (TestStack stack = new TestStack(engine, directory);
                Engines engines = new Engines()) {
            Project project = stack.project(stack.sleeper("a"));
            stack.deployed(project);
            CuttableDialer dialer = new CuttableDialer(engine.dialer(), "^POST /v[0-9.]+/containers/[^ ]+/start");

            Operation operation = deploy(
                    stack, engines, dialer, stack.project(stack.sleeper("a").user("nobody")));

            OperationResult result = operation.result().orElseThrow();
            assertThat(result.state()).isEqualTo(OperationState.RECOVERY_PENDING);
            assertThat(result.error())
                    .contains("could not be rolled back")
                    .contains("The engine has not answered for 2 s")
                    .contains("Roll it back on the operation's page");

            stack.deployed(project);
            assertThat(stack.containers()).containsOnlyKeys(stack.name + "-a-1").containsValue("running");
        }
    }
}
