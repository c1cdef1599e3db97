package io.jenkins.plugins.windflow.core.compose.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.windflow.core.compose.model.Project;
import io.jenkins.plugins.windflow.core.compose.model.PullPolicy;
import io.jenkins.plugins.windflow.core.compose.model.ServiceBuilder;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ImageIdentity;
import io.jenkins.plugins.windflow.core.docker.EnginePath;
import io.jenkins.plugins.windflow.core.operation.Operation;
import io.jenkins.plugins.windflow.core.operation.OperationKind;
import io.jenkins.plugins.windflow.core.operation.OperationState;
import io.jenkins.plugins.windflow.testing.EachEngine;
import io.jenkins.plugins.windflow.testing.TestEngine;
import io.jenkins.plugins.windflow.testing.TestEngines;
import io.jenkins.plugins.windflow.testing.TestRegistry;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Deployments of exactly the images of an earlier one: from the engine, from a registry, or not any more. */
class FixedImagesTest {
    @TempDir
    Path directory;

    private final String repository = TestEngines.uniqueName("fixed");
    private final AtomicReference<Map<String, ImageIdentity>> told = new AtomicReference<>();
    private TestRegistry registry;

    @BeforeEach
    void startRegistry() {
        registry = TestRegistry.start(directory);
    }

    @AfterEach
    void stopRegistry() {
        registry.close();
    }

    @EachEngine
    void anImageOnTheEngineGetsItsNameBack(TestEngine engine) {
        String image = registry.put(repository + ":1", "one", 0);
        try (TestStack stack = new TestStack(engine, directory)) {
            Project project = stack.project(app(stack, image));
            List<ImageIdentity> then = deploy(stack, project, List.of());
            String before = then.getFirst().id();
            // Its digest stays with the former image only while something names it: as a second tag here.
            tag(stack, image, image + "-former");
            move(stack, image);

            List<ImageIdentity> now = deploy(stack, project, List.of());
            assertThat(now.getFirst().id()).isNotEqualTo(before);
            deploy(stack, project, then);

            assertThat(stack.exec("app", "/bin/cat", "/content")).isEqualTo("one");
            assertThat(stack.inspect("app").path("Image").asText()).isEqualTo(before);
            assertThat(stack.inspect("app").path("Config").path("Image").asText())
                    .isEqualTo(image);
            assertThat(stack.deployed(project))
                    .as("as the files ask, without anything fixed")
                    .containsEntry("status", "UNCHANGED");
            remove(stack, image + "-former");
        }
    }

    @EachEngine
    void anImageThatIsGoneIsPulledByItsDigest(TestEngine engine) {
        String image = registry.put(repository + ":1", "one", 0);
        try (TestStack stack = new TestStack(engine, directory)) {
            Project project = stack.project(app(stack, image));
            List<ImageIdentity> then = deploy(stack, project, List.of());
            move(stack, image);
            deploy(stack, project, List.of());
            remove(stack, then.getFirst().id());

            Operation operation = submit(stack, project, then);
            assertThat(TestStack.await(operation).error())
                    .as(() -> TestStack.log(operation))
                    .isNull();
            assertThat(TestStack.log(operation)).contains("is not on the engine any more, and is pulled by its digest");
            assertThat(stack.exec("app", "/bin/cat", "/content")).isEqualTo("one");
            assertThat(stack.deployed(project)).containsEntry("status", "UNCHANGED");
        }
    }

    @EachEngine
    void anImageThatNobodyHasIsNamedBeforeAnythingIsTouched(TestEngine engine) {
        try (TestStack stack = new TestStack(engine, directory)) {
            String image = "windflow-test/" + repository + ":1";
            tag(stack, engine.busybox(), image);
            Project project = stack.project(app(stack, image));
            deploy(stack, project, List.of());
            String running = stack.id("app");
            ImageIdentity gone = new ImageIdentity(image, "sha256:" + "0".repeat(64), Optional.empty());

            Operation operation = submit(stack, project, List.of(gone));
            assertThat(TestStack.await(operation).state()).isEqualTo(OperationState.FAILED);
            assertThat(operation.error().orElseThrow())
                    .contains("The image " + image + " of app, which was sha256:0000")
                    .contains("came from no registry: load it there");
            assertThat(stack.id("app")).isEqualTo(running);
            assertThat(stack.isRunning("app")).isTrue();
            remove(stack, image);
        }
    }

    @EachEngine
    void aNameThatWasGivenBackIsTakenBackWhenTheDeploymentFails(TestEngine engine) {
        String image = registry.put(repository + ":1", "one", 0);
        try (TestStack stack = new TestStack(engine, directory)) {
            Project project = stack.project(app(stack, image));
            List<ImageIdentity> then = deploy(stack, project, List.of());
            tag(stack, image, image + "-former");
            move(stack, image);
            List<ImageIdentity> now = deploy(stack, project, List.of());

            Project broken = stack.project(stack.shell("app", "exit 3").image(image));
            Operation operation = submit(stack, broken, then);
            assertThat(TestStack.await(operation).state()).isEqualTo(OperationState.ROLLED_BACK);
            assertThat(stack.stackEngine().image(image).orElseThrow().path("Id").asText())
                    .isEqualTo(now.getFirst().id());
            assertThat(stack.exec("app", "/bin/cat", "/content")).isEqualTo("two");
            remove(stack, image + "-former");
        }
    }

    private static ServiceBuilder app(TestStack stack, String image) {
        return stack.sleeper("app").image(image);
    }

    /** Deploys, and answers which images that told it runs. */
    private List<ImageIdentity> deploy(TestStack stack, Project project, List<ImageIdentity> fixed) {
        told.set(null);
        Operation operation = submit(stack, project, fixed);
        assertThat(TestStack.await(operation).error())
                .as(() -> TestStack.log(operation))
                .isNull();
        assertThat(told.get()).containsOnlyKeys("app");
        return List.copyOf(told.get().values());
    }

    private Operation submit(TestStack stack, Project project, List<ImageIdentity> fixed) {
        DeployRequest request = stack.request(project, TestStack.QUICK)
                .withFixed(fixed)
                .withWitness((operation, images) -> told.set(images));
        return stack.submit(OperationKind.DEPLOY, new DeployWork(request));
    }

    /** Has the name stand for another image, in the registry and on the engine. */
    private void move(TestStack stack, String image) {
        registry.put(repository + ":1", "two", 0);
        stack.deployed(
                stack.project(app(stack, image)),
                new DeployOptions(
                        Optional.of(PullPolicy.ALWAYS),
                        Optional.empty(),
                        false,
                        TestStack.QUICK.timeout(),
                        TestStack.QUICK.minUptime(),
                        true));
    }

    private static void tag(TestStack stack, String image, String name) {
        stack.stackEngine().tag(image, name);
    }

    private static void remove(TestStack stack, String image) {
        stack.engine().delete(EnginePath.of("images", image), Map.of("force", "1"));
    }
}
