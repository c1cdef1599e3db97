package io.jenkins.plugins.windflow.core.compose.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.windflow.core.compose.model.Project;
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

/** Services that get another name and keep the name of their container. */
class RenamedServiceTest {
    private static final DeployOptions WITH_ORPHANS = new DeployOptions(
            Optional.empty(), Optional.empty(), true, Duration.ofSeconds(20), Duration.ofMillis(500), true);

    @TempDir
    Path directory;

    private static Project project(TestStack stack, String service, String script) {
        return stack.project(stack.shell(service, script).containerName(stack.name + "-fixed"));
    }

    @EachEngine
    void theContainerOfTheFormerServiceIsReplaced(TestEngine engine) {
        try (TestStack stack = new TestStack(engine, directory)) {
            String container = stack.name + "-fixed";
            stack.deployed(project(stack, "old", TestStack.SLEEP));
            String before = stack.idsByName().get(container);

            OperationResult refused = stack.deploy(project(stack, "new", TestStack.SLEEP), TestStack.QUICK);
            assertThat(refused.error())
                    .contains("which a container of the former service old has: let removeOrphans remove that one");
            assertThat(stack.idsByName()).isEqualTo(Map.of(container, before));

            assertThat(stack.deployed(project(stack, "new", TestStack.SLEEP), WITH_ORPHANS))
                    .containsEntry("recreated", List.of(container));
            assertThat(stack.containers()).isEqualTo(Map.of(container, "running"));
            assertThat(stack.idsByName().get(container)).isNotEqualTo(before);
        }
    }

    @EachEngine
    void itComesBackWhenTheRenamedServiceFails(TestEngine engine) {
        try (TestStack stack = new TestStack(engine, directory)) {
            String container = stack.name + "-fixed";
            stack.deployed(project(stack, "old", TestStack.SLEEP));
            Map<String, String> before = stack.idsByName();

            OperationResult failed = stack.deploy(project(stack, "new", "exit 3"), WITH_ORPHANS);

            assertThat(failed.state()).isEqualTo(OperationState.ROLLED_BACK);
            assertThat(stack.idsByName()).isEqualTo(before);
            assertThat(stack.containers()).isEqualTo(Map.of(container, "running"));
        }
    }
}
