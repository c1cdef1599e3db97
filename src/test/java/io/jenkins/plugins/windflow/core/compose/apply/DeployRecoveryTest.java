package io.jenkins.plugins.windflow.core.compose.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.windflow.core.compose.model.Dependency;
import io.jenkins.plugins.windflow.core.compose.model.Project;
import io.jenkins.plugins.windflow.core.operation.Operation;
import io.jenkins.plugins.windflow.core.operation.OperationFilter;
import io.jenkins.plugins.windflow.core.operation.OperationKind;
import io.jenkins.plugins.windflow.core.operation.OperationRequest;
import io.jenkins.plugins.windflow.core.operation.OperationSettings;
import io.jenkins.plugins.windflow.core.operation.OperationState;
import io.jenkins.plugins.windflow.core.operation.Operations;
import io.jenkins.plugins.windflow.testing.EachEngine;
import io.jenkins.plugins.windflow.testing.TestEngine;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;

/** Jenkins goes down in the middle of a deployment, and comes back. */
class DeployRecoveryTest {
    private static final DeployOptions LONG_GATE = new DeployOptions(
            Optional.empty(), Optional.empty(), true, Duration.ofSeconds(60), Duration.ofSeconds(4), true);
    private static final DeployOptions NO_ROLLBACK = new DeployOptions(
            Optional.empty(), Optional.empty(), true, Duration.ofSeconds(60), Duration.ofSeconds(4), false);

    @TempDir
    Path directory;

    /** Deploys until a phase has begun and the log says something, then goes down and comes back. */
    private Operations restartIn(TestStack stack, Project project, DeployOptions options, String phase, String line) {
        Operation operation = stack.submitDeploy(project, options);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> operation.phase().equals(Optional.of(phase))
                        && TestStack.log(operation).contains(line));
        stack.operations.close();
        return Operations.open(directory, OperationSettings.DEFAULT, new ComposeRecovery(name -> stack.engine.lease()));
    }

    private static Operation newest(Operations operations) {
        Operation operation =
                operations.recent(new OperationFilter(null, null, null, 1)).getFirst();
        TestStack.await(operation);
        return operation;
    }

    private static Map<String, Object> deploy(Operations operations, TestStack stack, Project project) {
        return TestStack.await(operations.submit(new OperationRequest(
                        OperationKind.DEPLOY,
                        stack.engine.name(),
                        stack.name,
                        "tester",
                        "a test",
                        null,
                        new DeployWork(stack.request(project, TestStack.QUICK)))))
                .values();
    }

    @EachEngine
    void whatHadAllBeenStartedGoesOn(TestEngine engine) {
        try (TestStack stack = new TestStack(engine, directory)) {
            stack.deployed(stack.project(stack.sleeper("a"), stack.sleeper("gone")));
            Project changed = stack.project(stack.sleeper("a").user("nobody"), stack.sleeper("b"));

            try (Operations again = restartIn(stack, changed, LONG_GATE, "gate", "Waiting until")) {
                Operation operation = newest(again);

                assertThat(operation.state()).as(() -> TestStack.log(operation)).isEqualTo(OperationState.SUCCEEDED);
                Map<String, Object> values = operation.result().orElseThrow().values();
                assertThat(values)
                        .containsEntry("status", "DEPLOYED")
                        .containsEntry("changes", 3)
                        .containsEntry("created", List.of(stack.name + "-b-1"))
                        .containsEntry("recreated", List.of(stack.name + "-a-1"))
                        .containsEntry("removed", List.of(stack.name + "-gone-1"));
                assertThat((double) values.get("duration")).isGreaterThan(4);
                assertThat(stack.containers())
                        .containsOnlyKeys(stack.name + "-a-1", stack.name + "-b-1")
                        .containsValue("running");
                assertThat(stack.inspect("a").path("Config").path("User").asText())
                        .isEqualTo("nobody");
            }
        }
    }

    @EachEngine
    void whatHadNotAllBeenStartedIsTakenBack(TestEngine engine) {
        try (TestStack stack = new TestStack(engine, directory)) {
            stack.deployed(stack.project(stack.sleeper("a")));
            String before = stack.id("a");
            Project changed = stack.project(
                    stack.sleeper("a").user("nobody"),
                    stack.shell("job", "sleep 1000"),
                    stack.sleeper("late")
                            .dependencies(List.of(
                                    new Dependency("job", Dependency.Condition.COMPLETED_SUCCESSFULLY, true, false))));

            try (Operations again = restartIn(stack, changed, LONG_GATE, "apply", "Recreated")) {
                Operation operation = newest(again);

                assertThat(operation.state()).as(() -> TestStack.log(operation)).isEqualTo(OperationState.ROLLED_BACK);
                assertThat(operation.error().orElseThrow())
                        .isEqualTo(
                                "Jenkins ended in the middle of the deployment, in its phase apply. It was rolled back.");
                assertThat(stack.containers()).isEqualTo(Map.of(stack.name + "-a-1", "running"));
                assertThat(stack.id("a")).isEqualTo(before);
                assertThat(deploy(again, stack, stack.project(stack.sleeper("a"))))
                        .containsEntry("status", "UNCHANGED");
            }
        }
    }

    @EachEngine
    void withoutRollbackItIsLeftUnlessSomebodyAsksForIt(TestEngine engine) {
        try (TestStack stack = new TestStack(engine, directory)) {
            stack.deployed(stack.project(stack.sleeper("a")));
            String before = stack.id("a");
            Project changed = stack.project(stack.sleeper("a").user("nobody"), stack.shell("b", "sleep 3; exit 7"));

            try (Operations again = restartIn(stack, changed, NO_ROLLBACK, "gate", "Waiting until")) {
                Operation operation = newest(again);

                assertThat(operation.state()).as(() -> TestStack.log(operation)).isEqualTo(OperationState.FAILED);
                assertThat(operation.error().orElseThrow())
                        .contains("exit code 7")
                        .contains("It was left as it is, because rollback is off.");
                assertThat(TestStack.log(operation)).contains("Its log is not shown, because the secrets");
                assertThat(stack.id("a")).isNotEqualTo(before);
            }
        }
    }
}
