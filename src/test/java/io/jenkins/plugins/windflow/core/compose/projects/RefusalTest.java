package io.jenkins.plugins.windflow.core.compose.projects;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.windflow.core.compose.load.ComposeLoader;
import io.jenkins.plugins.windflow.core.compose.load.input.ComposeFile;
import io.jenkins.plugins.windflow.core.compose.load.input.DirectoryFileSource;
import io.jenkins.plugins.windflow.core.compose.load.input.LoadRequest;
import io.jenkins.plugins.windflow.core.compose.load.report.ComposeException;
import io.jenkins.plugins.windflow.testing.SourceTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@code docker compose} refuses, the loader refuses too, and the other way round; where only one of them does,
 * there is a reason. The tables are in {@code src/test/resources/.../core/compose/refusals}: a line is a Compose file
 * ({@code \n} for a new line), a line with {@code #} the reason for those below it.
 */
class RefusalTest {
    private static final Path TABLES =
            SourceTree.path("src/test/resources/io/jenkins/plugins/windflow/core/compose/refusals");

    @TempDir
    Path folder;

    private record Line(String reason, String file) {
        String text() {
            return file.replace("\\n", "\n").replace("\\t", "\t");
        }
    }

    @TestFactory
    Stream<DynamicTest> refusedByBoth() throws IOException {
        return tests("by-both.txt", true, true);
    }

    @TestFactory
    Stream<DynamicTest> refusedByWindflowAlone() throws IOException {
        return tests("by-windflow.txt", true, false);
    }

    @TestFactory
    Stream<DynamicTest> refusedByDockerComposeAlone() throws IOException {
        return tests("by-docker-compose.txt", false, true);
    }

    /** The document gives the reason of every difference. */
    @Test
    void theReasonsAreDocumented() throws IOException {
        String document = SupportDocument.text();
        assertThat(Stream.concat(lines("by-windflow.txt").stream(), lines("by-docker-compose.txt").stream()))
                .allSatisfy(line -> assertThat(document).contains("* " + line.reason() + "\n"));
    }

    private Stream<DynamicTest> tests(String table, boolean ours, boolean theirs) throws IOException {
        return lines(table).stream()
                .map(line -> DynamicTest.dynamicTest(line.file(), () -> {
                    assertThat(refusedByUs(line.text()))
                            .as("refused by Windflow")
                            .isEqualTo(ours);
                    assertThat(refusedByThem(line.text()))
                            .as("refused by docker compose")
                            .isEqualTo(theirs);
                }));
    }

    private boolean refusedByUs(String text) {
        try {
            ComposeLoader.load(LoadRequest.of(List.of(new ComposeFile("compose.yaml", text)))
                    .withProjectName("refusals")
                    .withProjectDirectory(folder.toString())
                    .withSource(new DirectoryFileSource(folder)));
            return false;
        } catch (ComposeException refused) {
            return true;
        }
    }

    private boolean refusedByThem(String text) throws IOException, InterruptedException {
        Files.writeString(folder.resolve("compose.yaml"), text);
        return ComposeConfig.run(folder, List.of("-p", "refusals", "-f", "compose.yaml"), List.of(), Map.of())
                        .exit()
                != 0;
    }

    private static List<Line> lines(String table) throws IOException {
        List<Line> lines = new ArrayList<>();
        String reason = "";
        for (String line : Files.readAllLines(TABLES.resolve(table))) {
            if (line.startsWith("# ")) {
                reason = line.substring(2);
            } else if (!line.isBlank()) {
                lines.add(new Line(reason, line));
            }
        }
        assertThat(lines).as(table).isNotEmpty();
        return lines;
    }
}
