package io.jenkins.plugins.windflow.core.compose.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.windflow.core.compose.load.ComposeLoader;
import io.jenkins.plugins.windflow.core.compose.load.input.ComposeFile;
import io.jenkins.plugins.windflow.core.compose.load.input.DirectoryFileSource;
import io.jenkins.plugins.windflow.core.compose.load.input.LoadRequest;
import io.jenkins.plugins.windflow.core.compose.model.Project;
import io.jenkins.plugins.windflow.core.compose.model.Sensitive;
import io.jenkins.plugins.windflow.core.operation.Operation;
import io.jenkins.plugins.windflow.core.operation.OperationKind;
import io.jenkins.plugins.windflow.testing.EachEngine;
import io.jenkins.plugins.windflow.testing.SourceTree;
import io.jenkins.plugins.windflow.testing.TestEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;

/** The sample that a first visitor deploys: from its own files to four services and back to nothing. */
class SampleShopTest {
    private static final Path SAMPLE = SourceTree.path("src/devhost/sample/jobs/shop");

    @TempDir
    Path directory;

    @EachEngine
    void theSampleIsBuiltDeployedKeptAndRemoved(TestEngine engine) throws Exception {
        try (TestStack stack = new TestStack(engine, directory)) {
            String image = stack.name + "/shop:1";
            Project project = sample(stack, image);

            Operation first = submit(stack, project);
            Map<String, Object> deployed = TestStack.await(first).values();
            assertThat(deployed).as(() -> TestStack.log(first)).containsEntry("status", "DEPLOYED");
            assertThat((Map<?, ?>) deployed.get("services")).hasSize(4);
            assertThat(TestStack.log(first)).contains("Built " + image).doesNotContain("a very secret word");
            assertThat(stack.exec("web", "wget", "-q", "-O", "-", "http://127.0.0.1:8080/greeting"))
                    .isEqualTo("Good morning");
            String id =
                    stack.stackEngine().image(image).orElseThrow().path("Id").asText();

            Operation second = submit(stack, project);
            assertThat(TestStack.await(second).values())
                    .as(() -> TestStack.log(second))
                    .containsEntry("status", "UNCHANGED")
                    .containsEntry("changes", 0);
            assertThat(TestStack.log(second)).doesNotContain("Built ", "Step 1");
            assertThat(stack.stackEngine().image(image).orElseThrow().path("Id").asText())
                    .isEqualTo(id);

            assertThat(stack.down(true).error()).isNull();
            assertThat(stack.containers()).isEmpty();
            assertThat(stack.networks()).isEmpty();
            assertThat(stack.volumes()).isEmpty();
            stack.engine().delete("/images/" + image, Map.of("force", "1"));
        }
    }

    private Operation submit(TestStack stack, Project project) {
        DeployOptions options = new DeployOptions(
                Optional.empty(), Optional.empty(), false, Duration.ofSeconds(60), Duration.ofSeconds(1), true);
        DeployRequest request = new DeployRequest(
                stack.engine::lease, project, options, new LocalFiles(directory), TestStack.CONTROLLER);
        return stack.submit(OperationKind.DEPLOY, new DeployWork(request));
    }

    /** The sample as {@code ./dev run} prepares it, but with names that nobody else uses on this engine. */
    private Project sample(TestStack stack, String image) throws Exception {
        copy(SAMPLE, directory);
        Files.copy(Path.of("/bin/busybox"), directory.resolve("web/busybox"));
        String text = Files.readString(directory.resolve("compose.yaml"));
        assertThat(text).contains("windflow-sample/shop:1");
        return ComposeLoader.load(
                LoadRequest.of(List.of(new ComposeFile("compose.yaml", text.replace("windflow-sample/shop:1", image))))
                        .withProjectName(stack.name)
                        .withSource(new DirectoryFileSource(directory))
                        .withVariables(Map.of("GREETING", "Good morning"))
                        .withSecrets(Map.of("STORE_PASSWORD", Sensitive.of("a very secret word"))));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }
}
