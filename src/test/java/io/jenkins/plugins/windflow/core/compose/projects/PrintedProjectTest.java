package io.jenkins.plugins.windflow.core.compose.projects;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.windflow.core.compose.model.Project;
import io.jenkins.plugins.windflow.core.compose.write.ComposeWriter;
import io.jenkins.plugins.windflow.core.compose.write.RandomProject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The normal form is a Compose file for everybody: {@code docker compose} reads what {@link ComposeWriter} writes, and
 * reads the same project. Whoever leaves Windflow takes the file along.
 */
class PrintedProjectTest {
    /** What the peer does not read at all (see {@link AcceptedDifference}). */
    private static final String FORGOTTEN = "networks/[^/]+/ipam/options/.*";

    @TempDir
    Path folder;

    static IntStream seeds() {
        return IntStream.range(0, 20);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void dockerComposeReadsTheSameProject(int seed) throws Exception {
        Project project = RandomProject.deployable(new Random(seed));
        ComposeWriter.Printed printed = ComposeWriter.write(project);
        Files.writeString(folder.resolve("compose.yaml"), printed.text());
        Map<String, String> environment = new HashMap<>();
        printed.secrets().forEach((name, content) -> environment.put(name, content.reveal()));
        ComposeConfig config =
                ComposeConfig.run(folder, List.of("-f", "compose.yaml", "--profile", "*"), List.of(), environment);
        Map<String, String> theirs = NormalForm.ofTheirs(config.project(), folder, environment);
        assertThat(Difference.between(NormalForm.ofOurs(project, folder), theirs).stream()
                        .filter(difference -> !difference.path().matches(FORGOTTEN)))
                .as(printed.text())
                .isEmpty();
    }
}
