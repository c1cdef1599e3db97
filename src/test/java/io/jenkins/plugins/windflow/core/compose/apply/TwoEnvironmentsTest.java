package io.jenkins.plugins.windflow.core.compose.apply;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.windflow.core.compose.build.BuildFiles;
import io.jenkins.plugins.windflow.core.compose.engine.StackEngine;
import io.jenkins.plugins.windflow.core.compose.model.Project;
import io.jenkins.plugins.windflow.core.docker.EngineLease;
import io.jenkins.plugins.windflow.core.operation.Operation;
import io.jenkins.plugins.windflow.core.operation.OperationKind;
import io.jenkins.plugins.windflow.core.operation.OperationRequest;
import io.jenkins.plugins.windflow.core.operation.OperationState;
import io.jenkins.plugins.windflow.testing.TestEngine;
import io.jenkins.plugins.windflow.testing.TestEngines;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A project of one name in two environments is two projects. */
class TwoEnvironmentsTest {
    @TempDir
    Path directory;

    private static Operation deploy(TestStack stack, TestEngine engine, Project project) {
        DeployWork work = new DeployWork(
                new DeployRequest(engine::lease, project, TestStack.QUICK, BuildFiles.NONE, TestStack.CONTROLLER));
        return stack.operations.submit(
                new OperationRequest(OperationKind.DEPLOY, engine.name(), stack.name, "tester", "a test", null, work));
    }

    @Test
    void theyNeitherWaitForEachOtherNorAreTakenBackTogether() {
        TestEngine one = TestEngines.all().getFirst();
        TestEngine other = TestEngines.all().getLast();
        assertThat(other).isNotEqualTo(one);
        other.busybox();
        try (TestStack stack = new TestStack(one, directory)) {
            Operation good = deploy(stack, one, stack.project(stack.sleeper("a")));
            Operation bad = deploy(stack, other, stack.project(stack.sleeper("a"), stack.shell("b", "exit 3")));
            TestStack.await(good);
            TestStack.await(bad);

            assertThat(good.state()).as(() -> TestStack.log(good)).isEqualTo(OperationState.SUCCEEDED);
            assertThat(bad.state()).as(() -> TestStack.log(bad)).isEqualTo(OperationState.ROLLED_BACK);
            assertThat(TestStack.log(good) + TestStack.log(bad)).doesNotContain("Waiting for the deploy");
            assertThat(stack.containers()).containsOnlyKeys(stack.name + "-a-1").containsValue("running");
            assertThat(containers(other, stack.name)).isEmpty();
        }
    }

    private static JsonNode containers(TestEngine engine, String project) {
        try (EngineLease lease = engine.lease()) {
            return new StackEngine(lease.engine()).containers(project);
        }
    }
}
