package io.jenkins.plugins.windflow.core.compose.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.windflow.core.compose.model.Command;
import io.jenkins.plugins.windflow.core.compose.model.ConfigDefinition;
import io.jenkins.plugins.windflow.core.compose.model.EnvironmentValue;
import io.jenkins.plugins.windflow.core.compose.model.Hook;
import io.jenkins.plugins.windflow.core.compose.model.Lifecycle;
import io.jenkins.plugins.windflow.core.compose.model.MountedFile;
import io.jenkins.plugins.windflow.core.compose.model.Project;
import io.jenkins.plugins.windflow.core.compose.model.Sensitive;
import io.jenkins.plugins.windflow.core.operation.Operation;
import io.jenkins.plugins.windflow.core.operation.OperationState;
import io.jenkins.plugins.windflow.testing.EachEngine;
import io.jenkins.plugins.windflow.testing.TestEngine;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;

/** Files that are put into containers, and commands that are run in them at points of their life. */
class ConfigsAndHooksTest {
    @TempDir
    Path directory;

    @EachEngine
    void aConfigIsAFileInTheContainerAndNewContentIsDeployed(TestEngine engine) {
        try (TestStack stack = new TestStack(engine, directory)) {
            MountedFile file = new MountedFile(
                    MountedFile.Kind.CONFIG,
                    "site",
                    "/etc/site/main.conf",
                    Optional.of("33"),
                    Optional.of("34"),
                    OptionalInt.of(0440));
            Project one = with(stack.project(stack.sleeper("app").configs(List.of(file))), "listen 80\n");
            stack.deployed(one);
            assertThat(stack.exec("app", "/bin/cat", "/etc/site/main.conf")).isEqualTo("listen 80");
            assertThat(stack.exec("app", "/bin/stat", "-c", "%a %u %g", "/etc/site/main.conf"))
                    .isEqualTo("440 33 34");
            assertThat(stack.deployed(one)).containsEntry("status", "UNCHANGED");

            Operation changed = stack.submitDeploy(with(one, "listen 81\n"), TestStack.QUICK);
            TestStack.await(changed);
            assertThat(TestStack.log(changed))
                    .contains("configs have new content")
                    .doesNotContain("listen 81");
            assertThat(stack.exec("app", "/bin/cat", "/etc/site/main.conf")).isEqualTo("listen 81");
        }
    }

    @EachEngine
    void hooksRunAfterTheStartAndBeforeTheStop(TestEngine engine) {
        try (TestStack stack = new TestStack(engine, directory)) {
            Hook warmUp = new Hook(
                    Command.of("/bin/sh", "-c", "echo $WORD from $(pwd); echo done > /warm"),
                    Map.of("WORD", EnvironmentValue.plain("hello")),
                    Optional.of("root"),
                    Optional.of("/etc"),
                    false);
            Hook drain = hook("echo drained");
            Project one = stack.project(
                    stack.sleeper("app").lifecycle(new Lifecycle(List.of(warmUp), List.of(hook("exit 3"), drain))));
            Operation first = stack.submitDeploy(one, TestStack.QUICK);
            assertThat(TestStack.await(first).error()).isNull();
            assertThat(TestStack.log(first))
                    .contains("app post_start | hello from /etc")
                    .doesNotContain("drained");
            assertThat(stack.exec("app", "/bin/cat", "/warm")).isEqualTo("done");
            assertThat(stack.deployed(one)).containsEntry("status", "UNCHANGED");

            Project two = stack.project(stack.sleeper("app")
                    .hostname("changed")
                    .lifecycle(new Lifecycle(List.of(), List.of(hook("exit 3"), drain))));
            Operation second = stack.submitDeploy(two, TestStack.QUICK);
            assertThat(TestStack.await(second).error()).isNull();
            assertThat(TestStack.log(second))
                    .contains(
                            "Warning: The hook pre_stop[0] of app ended with exit code 3."
                                    + " The container is stopped all the same.",
                            "app pre_stop | drained");
        }
    }

    @EachEngine
    void aHookThatFailsAfterTheStartRollsBack(TestEngine engine) {
        try (TestStack stack = new TestStack(engine, directory)) {
            stack.deployed(stack.project(stack.sleeper("app")));
            String before = stack.id("app");
            Project broken = stack.project(stack.sleeper("app")
                    .hostname("changed")
                    .lifecycle(new Lifecycle(List.of(hook("echo no database; exit 7")), List.of())));
            Operation failed = stack.submitDeploy(broken, TestStack.QUICK);
            assertThat(TestStack.await(failed).state()).isEqualTo(OperationState.ROLLED_BACK);
            assertThat(failed.error())
                    .hasValue("The hook post_start[0] of app ended with exit code 7. It was rolled back.");
            assertThat(TestStack.log(failed)).contains("app post_start | no database");
            assertThat(stack.id("app")).isEqualTo(before);
            assertThat(stack.isRunning("app")).isTrue();
            assertThat(stack.containers()).hasSize(1);
        }
    }

    @EachEngine
    void aHookThatDoesNotEndIsGivenUp(TestEngine engine) {
        try (TestStack stack = new TestStack(engine, directory)) {
            Project endless = stack.project(
                    stack.sleeper("app").lifecycle(new Lifecycle(List.of(hook("sleep 1000")), List.of())));
            DeployOptions impatient = new DeployOptions(
                    Optional.empty(), Optional.empty(), false, Duration.ofSeconds(2), Duration.ZERO, true);
            assertThat(stack.deploy(endless, impatient).error())
                    .isEqualTo("The hook post_start[0] of app did not end within 2 s. It was rolled back.");
            assertThat(stack.containers()).isEmpty();
        }
    }

    private static Hook hook(String script) {
        return new Hook(Command.of("/bin/sh", "-c", script), Map.of(), Optional.empty(), Optional.empty(), false);
    }

    private static Project with(Project project, String content) {
        return new Project(
                project.name(),
                project.directory(),
                project.files(),
                project.services(),
                Set.of(),
                project.networks(),
                project.volumes(),
                project.secrets(),
                Map.of("site", new ConfigDefinition("site", Sensitive.of(content), false)),
                Set.of());
    }
}
