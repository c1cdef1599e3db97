package io.jenkins.plugins.windflow.core.compose.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.windflow.core.compose.model.Project;
import io.jenkins.plugins.windflow.core.operation.ActionProgress;
import io.jenkins.plugins.windflow.core.operation.Operation;
import io.jenkins.plugins.windflow.core.operation.OperationState;
import io.jenkins.plugins.windflow.core.operation.Phase;
import io.jenkins.plugins.windflow.testing.EachEngine;
import io.jenkins.plugins.windflow.testing.TestEngine;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.io.TempDir;

/** What a deployment tells about itself for people to look at, on real engines. */
class DeployReportTest {
    @TempDir
    Path directory;

    @EachEngine
    void imagesAndHealthOfAFirstDeploymentAreTold(TestEngine engine) throws Exception {
        try (TestStack stack = new TestStack(engine, directory)) {
            Operation operation = stack.submitDeploy(checked(stack, "true", ""), TestStack.QUICK);
            Map<?, ?> service =
                    (Map<?, ?>) ((Map<?, ?>) TestStack.await(operation).values().get("services")).get("web");

            Map<String, Object> images = operation.report().get("images").get("web");
            assertThat(images).containsEntry("before", null);
            assertThat(after(images, "image")).isEqualTo(TestEngine.BUSYBOX);
            assertThat(after(images, "id")).isEqualTo(service.get("imageId"));
            assertThat(states(operation, stack.name + "-web-1")).containsExactly("starting", "healthy");
            assertThat(operation.phases()).extracting(Phase::name).containsExactly("apply", "gate", "commit");
            assertThat(operation.progress()).extracting(ActionProgress::phase).containsOnly("apply");
        }
    }

    @EachEngine
    void anUnchangedDeploymentHasTheSameImagesBeforeAndAfter(TestEngine engine) throws Exception {
        try (TestStack stack = new TestStack(engine, directory)) {
            stack.deployed(checked(stack, "true", ""));
            Operation operation = stack.submitDeploy(checked(stack, "true", ""), TestStack.QUICK);
            TestStack.await(operation);

            Map<String, Object> images = operation.report().get("images").get("web");
            assertThat(images.get("before")).isNotNull().isEqualTo(images.get("after"));
        }
    }

    @EachEngine
    void aRollbackHasItsCauseItsPhaseAndItsActions(TestEngine engine) throws Exception {
        try (TestStack stack = new TestStack(engine, directory)) {
            stack.deployed(checked(stack, "true", ""));
            Operation operation =
                    stack.submitDeploy(checked(stack, "false", "\n    environment: {TAG: '2'}"), TestStack.QUICK);
            TestStack.await(operation);

            assertThat(operation.state()).isEqualTo(OperationState.ROLLED_BACK);
            assertThat(operation.error().orElseThrow()).contains("unhealthy").endsWith(" It was rolled back.");
            assertThat(states(operation, stack.name + "-web-1")).endsWith("unhealthy");
            assertThat(operation.phases()).extracting(Phase::name).containsExactly("apply", "gate", "rollback");
            assertThat(operation.progress().stream()
                            .filter(action -> action.phase().equals("rollback")))
                    .extracting(ActionProgress::action)
                    .contains("start container " + stack.name + "-web-1");
            assertThat(TestStack.log(operation))
                    .doesNotContain(operation.error().orElseThrow());
        }
    }

    private static Project checked(TestStack stack, String check, String more) throws Exception {
        return stack.load("""
                services:
                  web:
                    image: %s
                    command: ["/bin/sh", "-c", "%s"]
                    stop_grace_period: 2s
                    healthcheck: {test: [CMD, "/bin/%s"], interval: 1s, retries: 1}%s
                """.formatted(TestEngine.BUSYBOX, TestStack.SLEEP, check, more));
    }

    private static String after(Map<String, Object> images, String key) {
        return text(Objects.requireNonNull(images.get("after")), key);
    }

    /** The states of a container, after a check that each has a time and none comes before the one before it. */
    private static List<String> states(Operation operation, String container) {
        List<?> states =
                (List<?>) operation.report().get("health").get(container).get("states");
        assertThat(states.stream().map(state -> Instant.parse(text(state, "time"))))
                .isSorted();
        return states.stream().map(state -> text(state, "state")).toList();
    }

    private static String text(Object state, String key) {
        return String.valueOf(((Map<?, ?>) state).get(key));
    }
}
