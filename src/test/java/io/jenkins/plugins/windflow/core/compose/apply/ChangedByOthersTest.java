package io.jenkins.plugins.windflow.core.compose.apply;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.jenkins.plugins.windflow.core.compose.build.BuildFiles;
import io.jenkins.plugins.windflow.core.compose.engine.StackEngine;
import io.jenkins.plugins.windflow.core.compose.model.Project;
import io.jenkins.plugins.windflow.core.docker.Engines;
import io.jenkins.plugins.windflow.core.operation.Operation;
import io.jenkins.plugins.windflow.core.operation.OperationKind;
import io.jenkins.plugins.windflow.core.operation.OperationState;
import io.jenkins.plugins.windflow.testing.EachEngine;
import io.jenkins.plugins.windflow.testing.MeddlingDialer;
import io.jenkins.plugins.windflow.testing.TestEngine;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

/** Somebody else changes containers in the middle of a deployment: it stops before its next change and says what it found. */
class ChangedByOthersTest {
    private static final String CREATE = "^POST /v[0-9.]+/containers/create";
    private static final String STOP = "^POST /v[0-9.]+/containers/[^ ]+/stop";

    @TempDir
    Path directory;

    /** Deploys another user for the service {@code a}; somebody does something when a request is sent. */
    private static Operation replace(TestStack stack, String request, Runnable meddling) {
        Project changed = stack.project(stack.sleeper("a").user("nobody"));
        try (Engines engines = new Engines()) {
            MeddlingDialer dialer = new MeddlingDialer(stack.engine.dialer(), request, meddling);
            Operation operation = stack.submit(
                    OperationKind.DEPLOY,
                    new DeployWork(new DeployRequest(
                            () -> engines.lease(dialer),
                            changed,
                            TestStack.QUICK,
                            BuildFiles.NONE,
                            TestStack.CONTROLLER)));
            TestStack.await(operation);
            return operation;
        }
    }

    private static void assertRolledBack(Operation operation, String sentence) {
        assertThat(operation.state()).as(() -> TestStack.log(operation)).isEqualTo(OperationState.ROLLED_BACK);
        assertThat(operation.error().orElseThrow()).contains(sentence);
    }

    @EachEngine
    void anOldContainerThatGetsAnotherNameIsNotStopped(TestEngine engine) {
        try (TestStack stack = new TestStack(engine, directory)) {
            stack.deployed(stack.project(stack.sleeper("a")));
            String old = stack.id("a");
            StackEngine others = stack.stackEngine();

            Operation operation = replace(stack, CREATE, () -> others.rename(old, stack.name + "-mine"));

            assertRolledBack(operation, "is now called " + stack.name + "-mine");
            assertThat(stack.idsByName()).isEqualTo(Map.of(stack.name + "-mine", old));
            assertThat(stack.containers()).containsValue("running");
        }
    }

    @EachEngine
    void anOldContainerThatSomebodyConfiguresIsNotStopped(TestEngine engine) {
        try (TestStack stack = new TestStack(engine, directory)) {
            stack.deployed(stack.project(stack.sleeper("a")));
            String old = stack.id("a");
            StackEngine others = stack.stackEngine();

            Operation operation = replace(
                    stack,
                    CREATE,
                    () -> others.restartPolicy(
                            old, JsonNodeFactory.instance.objectNode().put("Name", "always")));

            assertRolledBack(operation, "The configuration of the container " + stack.name + "-a-1 was changed.");
            assertThat(stack.idsByName()).isEqualTo(Map.of(stack.name + "-a-1", old));
            assertThat(stack.isRunning("a")).isTrue();
            assertThat(stack.inspect("a").at("/HostConfig/RestartPolicy/Name").asText())
                    .isEqualTo("always");
        }
    }

    @EachEngine
    void aNewContainerThatSomebodyRemovesIsMissed(TestEngine engine) {
        try (TestStack stack = new TestStack(engine, directory)) {
            stack.deployed(stack.project(stack.sleeper("a")));
            String old = stack.id("a");
            StackEngine others = stack.stackEngine();

            Operation operation = replace(stack, STOP, () -> others.removeContainer(stack.name + "-a-1", true));

            assertRolledBack(operation, "The new container " + stack.name + "-a-1 is gone.");
            assertThat(stack.idsByName()).isEqualTo(Map.of(stack.name + "-a-1", old));
            assertThat(stack.isRunning("a")).isTrue();
        }
    }

    @EachEngine
    void aNewContainerThatGetsAnotherNameIsRemovedAllTheSame(TestEngine engine) {
        try (TestStack stack = new TestStack(engine, directory)) {
            stack.deployed(stack.project(stack.sleeper("a")));
            String old = stack.id("a");
            StackEngine others = stack.stackEngine();

            Operation operation = replace(stack, STOP, () -> others.rename(stack.name + "-a-1", stack.name + "-mine"));

            assertRolledBack(operation, "is now called " + stack.name + "-mine");
            assertThat(stack.idsByName()).isEqualTo(Map.of(stack.name + "-a-1", old));
            assertThat(stack.isRunning("a")).isTrue();
        }
    }
}
