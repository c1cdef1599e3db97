package io.jenkins.plugins.windflow.core.compose.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.windflow.core.compose.model.Project;
import io.jenkins.plugins.windflow.core.compose.model.ServiceBuilder;
import io.jenkins.plugins.windflow.core.operation.Operation;
import io.jenkins.plugins.windflow.core.operation.OperationState;
import io.jenkins.plugins.windflow.testing.EachEngine;
import io.jenkins.plugins.windflow.testing.TestEngine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

/** Services with several containers. */
class ScaleTest {
    @TempDir
    Path directory;

    @EachEngine
    void scalesUpAndDownAndKeepsWhatIsThere(TestEngine engine) {
        try (TestStack stack = new TestStack(engine, directory)) {
            Map<String, Object> first = stack.deployed(project(stack, 2, "one"));
            assertThat(first).containsEntry("created", names(stack, 1, 2));
            assertThat(first.get("services").toString()).contains("state=running", "containers=" + names(stack, 1, 2));
            Operation again = stack.submitDeploy(project(stack, 2, "one"), TestStack.QUICK);
            assertThat(TestStack.await(again).values()).as(TestStack.log(again)).containsEntry("status", "UNCHANGED");

            Map<String, Object> up = stack.deployed(project(stack, 4, "one"));
            assertThat(up).containsEntry("created", names(stack, 3, 4)).containsEntry("kept", names(stack, 1, 2));

            stack.stackEngine().removeContainer(stack.name + "-app-2", true);
            Map<String, Object> healed = stack.deployed(project(stack, 4, "one"));
            assertThat(healed).containsEntry("created", names(stack, 2));

            Map<String, Object> down = stack.deployed(project(stack, 1, "one"));
            assertThat(down).containsEntry("kept", names(stack, 1)).containsEntry("recreated", List.of());
            assertThat((List<?>) down.get("removed")).hasSize(3);

            stack.deployed(project(stack, 0, "one"));
            assertThat(stack.containers()).isEmpty();
        }
    }

    @EachEngine
    void allAreReplacedAndAllComeBack(TestEngine engine) {
        try (TestStack stack = new TestStack(engine, directory)) {
            stack.deployed(project(stack, 3, "one"));
            Map<String, String> before = ids(stack);
            Project broken = stack.project(stack.shell("app", "exit 4").scale(3));
            Operation failed = stack.submitDeploy(broken, TestStack.QUICK);
            assertThat(TestStack.await(failed).state()).isEqualTo(OperationState.ROLLED_BACK);
            assertThat(ids(stack)).isEqualTo(before);
            assertThat(stack.containers().values()).containsOnly("running");

            Map<String, Object> replaced = stack.deployed(project(stack, 3, "two"));
            assertThat(replaced).containsEntry("recreated", names(stack, 1, 2, 3));
            assertThat(ids(stack).keySet()).isEqualTo(before.keySet());
            assertThat(ids(stack).values()).doesNotContainAnyElementsOf(before.values());
        }
    }

    private static Project project(TestStack stack, int scale, String host) {
        ServiceBuilder app = stack.sleeper("app").scale(scale);
        return stack.project(app.hostname(host));
    }

    private static List<String> names(TestStack stack, int... numbers) {
        List<String> names = new ArrayList<>();
        for (int number : numbers) {
            names.add(stack.name + "-app-" + number);
        }
        return names;
    }

    private static Map<String, String> ids(TestStack stack) {
        return stack.idsByName();
    }
}
