package io.jenkins.plugins.windflow.core.compose.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.jenkins.plugins.windflow.core.compose.model.Dependency;
import io.jenkins.plugins.windflow.core.compose.model.Healthcheck;
import io.jenkins.plugins.windflow.core.compose.model.Project;
import io.jenkins.plugins.windflow.core.compose.model.Text;
import io.jenkins.plugins.windflow.core.operation.Operation;
import io.jenkins.plugins.windflow.core.operation.OperationKind;
import io.jenkins.plugins.windflow.core.operation.OperationResult;
import io.jenkins.plugins.windflow.core.operation.OperationState;
import io.jenkins.plugins.windflow.core.stack.action.StackAction;
import io.jenkins.plugins.windflow.core.stack.action.StackActionWork;
import io.jenkins.plugins.windflow.testing.EachEngine;
import io.jenkins.plugins.windflow.testing.TestEngine;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.io.TempDir;

/** What is done to all containers of a stack, on real engines. */
class StackActionTest {
    @TempDir
    Path directory;

    @EachEngine
    void containersStopAndStartInTheOrderOfTheirDependencies(TestEngine engine) {
        try (TestStack stack = new TestStack(engine, directory)) {
            stack.deployed(shop(stack));
            assertThat(act(stack, StackAction.STOP).values().get("done"))
                    .asInstanceOf(InstanceOfAssertFactories.LIST)
                    .containsExactly(stack.name + "-web-1", stack.name + "-db-1");
            await().untilAsserted(() -> assertThat(stack.containers()).doesNotContainValue("running"));
            assertThat(ended(stack, "web")).isBeforeOrEqualTo(ended(stack, "db"));

            Operation again = submit(stack, StackAction.STOP);
            assertThat(TestStack.await(again).values()).containsEntry("status", "UNCHANGED");

            assertThat(act(stack, StackAction.START).values().get("done"))
                    .asInstanceOf(InstanceOfAssertFactories.LIST)
                    .containsExactly(stack.name + "-db-1", stack.name + "-web-1");
            // The database was healthy before the server was started.
            assertThat(stack.inspect("db")
                            .path("State")
                            .path("Health")
                            .path("Status")
                            .asText())
                    .isEqualTo("healthy");
            assertThat(stack.containers())
                    .containsEntry(stack.name + "-web-1", "running")
                    .containsEntry(stack.name + "-job-1", "exited");
        }
    }

    @EachEngine
    void onlyTheNamedServiceIsTouched(TestEngine engine) {
        try (TestStack stack = new TestStack(engine, directory)) {
            stack.deployed(shop(stack));
            String before = stack.inspect("db").path("State").path("StartedAt").asText();
            assertThat(act(stack, StackAction.RESTART, "web").values().get("done"))
                    .isEqualTo(List.of(stack.name + "-web-1"));
            assertThat(stack.inspect("db").path("State").path("StartedAt").asText())
                    .isEqualTo(before);

            assertThat(act(stack, StackAction.PAUSE, "web").values()).containsEntry("status", "PAUSED");
            assertThat(stack.containers()).containsEntry(stack.name + "-web-1", "paused");
            assertThat(act(stack, StackAction.UNPAUSE).values()).containsEntry("status", "RESUMED");
            assertThat(act(stack, StackAction.KILL, "web").values()).containsEntry("status", "KILLED");
            assertThat(stack.inspect("web").path("State").path("ExitCode").asInt())
                    .isEqualTo(137);

            Operation unknown = submit(stack, StackAction.STOP, "wbe");
            assertThat(TestStack.await(unknown).error()).contains("no service wbe", "db, job, web");
        }
    }

    @EachEngine
    void oneThatFailsIsNamedAndHoldsUpOnlyThoseThatNeedIt(TestEngine engine) {
        try (TestStack stack = new TestStack(engine, directory)) {
            Project project = stack.project(
                    stack.sleeper("db"),
                    stack.sleeper("cache"),
                    stack.sleeper("web").dependencies(List.of(Dependency.of("db", Dependency.Condition.STARTED))));
            stack.deployed(project);
            act(stack, StackAction.STOP);
            // Without its network the engine cannot start it.
            String network = stack.inspect("db")
                    .path("NetworkSettings")
                    .path("Networks")
                    .properties()
                    .iterator()
                    .next()
                    .getKey();
            stack.stackEngine().disconnect(network, stack.id("db"));
            String other = stack.stackEngine()
                    .createNetwork(JsonNodeFactory.instance.objectNode().put("Name", stack.name + "_gone"));
            stack.stackEngine().connect(other, stack.id("db"), JsonNodeFactory.instance.objectNode());
            stack.stackEngine().removeNetwork(other);

            Operation start = submit(stack, StackAction.START);
            OperationResult result = TestStack.await(start);
            assertThat(result.state()).isEqualTo(OperationState.FAILED);
            assertThat(result.error())
                    .contains(
                            "2 of 3 containers", stack.name + "-db-1", stack.name + "-web-1: db could not be started");
            Map<String, Map<String, Object>> report = start.report().get("containers");
            assertThat(report.get(stack.name + "-cache-1")).containsEntry("outcome", "started");
            assertThat(report.get(stack.name + "-db-1")).containsEntry("outcome", "failed");
        }
    }

    private static Project shop(TestStack stack) {
        return stack.project(
                stack.sleeper("db").healthcheck(quickCheck()),
                stack.shell("job", "true"),
                stack.sleeper("web")
                        .dependencies(List.of(
                                Dependency.of("db", Dependency.Condition.HEALTHY),
                                Dependency.of("job", Dependency.Condition.COMPLETED_SUCCESSFULLY))));
    }

    private static Healthcheck quickCheck() {
        return new Healthcheck(
                List.of(Text.plain("CMD"), Text.plain("true")),
                Optional.of(Duration.ofSeconds(1)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty());
    }

    private static Instant ended(TestStack stack, String service) {
        return Instant.parse(
                stack.inspect(service).path("State").path("FinishedAt").asText());
    }

    private static OperationResult act(TestStack stack, StackAction action, String... services) {
        Operation operation = submit(stack, action, services);
        OperationResult result = TestStack.await(operation);
        assertThat(result.error()).as(() -> TestStack.log(operation)).isNull();
        return result;
    }

    private static Operation submit(TestStack stack, StackAction action, String... services) {
        return stack.submit(
                OperationKind.STACK_ACTION,
                new StackActionWork(stack.engine::lease, stack.name, action, List.of(services)));
    }
}
