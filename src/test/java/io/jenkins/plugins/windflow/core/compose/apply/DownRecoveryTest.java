package io.jenkins.plugins.windflow.core.compose.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.windflow.core.compose.engine.StackEngine;
import io.jenkins.plugins.windflow.core.compose.model.Dependency;
import io.jenkins.plugins.windflow.core.compose.model.Project;
import io.jenkins.plugins.windflow.core.docker.EngineLease;
import io.jenkins.plugins.windflow.core.docker.Engines;
import io.jenkins.plugins.windflow.core.docker.connect.UnixDialer;
import io.jenkins.plugins.windflow.core.operation.Operation;
import io.jenkins.plugins.windflow.core.operation.OperationId;
import io.jenkins.plugins.windflow.core.operation.OperationKind;
import io.jenkins.plugins.windflow.core.operation.OperationResult;
import io.jenkins.plugins.windflow.core.operation.OperationRun;
import io.jenkins.plugins.windflow.core.operation.OperationSettings;
import io.jenkins.plugins.windflow.core.operation.OperationState;
import io.jenkins.plugins.windflow.core.operation.OperationSuspended;
import io.jenkins.plugins.windflow.core.operation.OperationWork;
import io.jenkins.plugins.windflow.core.operation.Operations;
import io.jenkins.plugins.windflow.core.operation.RecoveryChoice;
import io.jenkins.plugins.windflow.core.operation.RecoveryOptions;
import io.jenkins.plugins.windflow.testing.EachEngine;
import io.jenkins.plugins.windflow.testing.TestEngine;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.io.TempDir;

/** A down that was interrupted: what is left of it is removed, and nothing that came later. */
class DownRecoveryTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path directory;

    private Operations reopen(TestEngine engine) {
        return Operations.open(
                directory,
                OperationSettings.DEFAULT,
                new ComposeRecovery(environment -> engine.lease(), Duration.ofSeconds(2)));
    }

    private static Operation find(Operations operations, OperationId id) {
        return operations.find(id).orElseThrow();
    }

    /** {@code front} depends on {@code back}, so that it goes first. */
    private static Project frontAndBack(TestStack stack, String front) {
        return stack.project(
                List.of(stack.volume("data")),
                stack.shell("front", front)
                        .dependencies(List.of(new Dependency("back", Dependency.Condition.STARTED, true, false))),
                stack.sleeper("back"));
    }

    /** Begins a down as the real one does, and is interrupted in the middle of its first removal. */
    private static final class HalfADown implements OperationWork {
        private final TestStack stack;

        private HalfADown(TestStack stack) {
            this.stack = stack;
        }

        @Override
        public Optional<String> engineId() {
            return Optional.of(stack.engine().info().id());
        }

        @Override
        public OperationResult run(OperationRun run) throws Exception {
            try (EngineLease lease = stack.engine.lease()) {
                StackEngine engine = new StackEngine(lease.engine());
                run.phase("down");
                run.note(
                        DownScope.NOTE,
                        DownScope.of(engine, stack.name, true, true).note());
                String id = stack.id("front");
                run.begin("container.remove", stack.name + "-front-1", Map.of("id", id));
                engine.removeContainer(id, true);
                throw new OperationSuspended();
            }
        }
    }

    @EachEngine
    void theRestIsRemovedButNothingThatCameLater(TestEngine engine) {
        try (TestStack stack = new TestStack(engine, directory)) {
            stack.deployed(frontAndBack(stack, TestStack.SLEEP));
            OperationId id =
                    stack.submit(OperationKind.DOWN, new HalfADown(stack)).id();
            await().until(() -> TestStack.log(find(stack.operations, id)).contains("stops here"));
            stack.operations.close();
            String later = anotherContainer(stack);

            try (Operations again = reopen(engine)) {
                OperationResult result = TestStack.await(find(again, id));

                assertThat(result.error()).isNull();
                assertThat(result.values())
                        .containsEntry("status", "REMOVED")
                        .containsEntry("removed", List.of(stack.name + "-front-1", stack.name + "-back-1"))
                        .containsEntry("changes", 4);
                assertThat(stack.idsByName()).as("what somebody made since").containsOnlyKeys(later);
                assertThat(stack.networks()).isEmpty();
                assertThat(stack.volumes()).isEmpty();
            }
        }
    }

    @EachEngine
    void aVolumeThatWasMadeAnewIsAnotherOne(TestEngine engine) throws Exception {
        try (TestStack stack = new TestStack(engine, directory)) {
            stack.deployed(frontAndBack(stack, TestStack.SLEEP));
            OperationId id =
                    stack.submit(OperationKind.DOWN, new HalfADown(stack)).id();
            await().until(() -> TestStack.log(find(stack.operations, id)).contains("stops here"));
            stack.operations.close();
            String volume = stack.name + "_data";
            stack.stackEngine().removeContainer(stack.id("back"), false);
            stack.stackEngine().removeVolume(volume);
            Thread.sleep(1100); // engines tell the time of a volume's making in seconds
            stack.stackEngine()
                    .createVolume(JSON.valueToTree(
                            Map.of("Name", volume, "Labels", Map.of("com.docker.compose.project", stack.name))));

            try (Operations again = reopen(engine)) {
                assertThat(TestStack.await(find(again, id)).error()).isNull();
                assertThat(stack.volumes()).containsExactly(volume);
            }
        }
    }

    @EachEngine
    void theShutdownOfJenkinsStopsItBetweenTwoContainers(TestEngine engine) {
        try (TestStack stack = new TestStack(engine, directory)) {
            stack.deployed(frontAndBack(stack, "trap 'sleep 1; exit 0' TERM; while true; do sleep 0.1; done"));
            Operation down = stack.submit(OperationKind.DOWN, new DownWork(engine::lease, stack.name, false, false));
            await().until(() -> !down.progress().isEmpty());
            stack.operations.close();
            assertThat(down.completion()).isNotDone();
            assertThat(stack.containers())
                    .as("what is not its turn yet runs")
                    .containsEntry(stack.name + "-back-1", "running");

            try (Operations again = reopen(engine)) {
                OperationResult result = TestStack.await(find(again, down.id()));
                assertThat(result.error()).isNull();
                assertThat(result.values())
                        .containsEntry("removed", List.of(stack.name + "-front-1", stack.name + "-back-1"));
                assertThat(stack.containers()).isEmpty();
                assertThat(stack.networks()).isEmpty();
                assertThat(stack.volumes()).as("volumes stay").containsExactly(stack.name + "_data");
            }
        }
    }

    @EachEngine
    void whatWasCancelledIsLeft(TestEngine engine) throws Exception {
        try (TestStack stack = new TestStack(engine, directory)) {
            stack.deployed(frontAndBack(stack, TestStack.SLEEP));
            OperationId id = stack.submit(OperationKind.DOWN, new OperationWork() {
                        @Override
                        public Optional<String> engineId() {
                            return Optional.of(stack.engine().info().id());
                        }

                        @Override
                        public OperationResult run(OperationRun run) throws Exception {
                            run.note(
                                    DownScope.NOTE,
                                    DownScope.of(stack.stackEngine(), stack.name, true, true)
                                            .note());
                            run.begin("container.remove", stack.name + "-front-1", Map.of("id", stack.id("front")));
                            while (run.cancelledBy() == null) {
                                Thread.onSpinWait();
                            }
                            throw new OperationSuspended();
                        }
                    })
                    .id();
            await().until(() -> !find(stack.operations, id).progress().isEmpty());
            stack.operations.cancel(id, "bob");
            await().until(() -> TestStack.log(find(stack.operations, id)).contains("stops here"));
            stack.operations.close();

            try (Operations again = reopen(engine)) {
                OperationResult result = TestStack.await(find(again, id));
                assertThat(result.state()).isEqualTo(OperationState.FAILED);
                assertThat(result.error()).contains("was cancelled by bob");
                assertThat(stack.containers()).hasSize(2).containsValue("running");
            }
        }
    }

    @EachEngine
    void whileTheEngineIsAwayItWaitsAndThenSomebodyResumesIt(TestEngine engine) throws Exception {
        try (TestStack stack = new TestStack(engine, directory)) {
            stack.deployed(frontAndBack(stack, TestStack.SLEEP));
            OperationId id =
                    stack.submit(OperationKind.DOWN, new HalfADown(stack)).id();
            await().until(() -> TestStack.log(find(stack.operations, id)).contains("stops here"));
            stack.operations.close();
            AtomicBoolean there = new AtomicBoolean();
            Engines nowhere = new Engines();
            ComposeRecovery recovery = new ComposeRecovery(
                    environment ->
                            there.get() ? engine.lease() : nowhere.lease(new UnixDialer(directory.resolve("no.sock"))),
                    Duration.ofSeconds(1));

            try (nowhere;
                    Operations again = Operations.open(directory, OperationSettings.DEFAULT, recovery)) {
                Operation down = find(again, id);
                assertThat(TestStack.await(down).state()).isEqualTo(OperationState.RECOVERY_PENDING);
                RecoveryOptions options = again.recovery(down).orElseThrow();
                assertThat(options.allows(RecoveryChoice.RESUME)).isTrue();
                assertThat(options.refusal(RecoveryChoice.ROLL_BACK))
                        .contains("What it has removed cannot be brought back: resume it, or deploy the project.");
                there.set(true);
                again.recover(id, RecoveryChoice.RESUME, "bob");
                assertThat(TestStack.await(down).error()).isNull();
                assertThat(stack.containers()).isEmpty();
            }
        }
    }

    /** Something of the same project that somebody makes while Jenkins is away; its name. */
    private static String anotherContainer(TestStack stack) {
        String name = stack.name + "-later-1";
        stack.stackEngine()
                .createContainer(
                        name,
                        null,
                        JSON.valueToTree(Map.of(
                                "Image",
                                TestEngine.BUSYBOX,
                                "Cmd",
                                List.of("sleep", "1000"),
                                "Labels",
                                Map.of(
                                        "com.docker.compose.project",
                                        stack.name,
                                        "com.docker.compose.service",
                                        "later"))),
                        warning -> {});
        return name;
    }
}
