package io.jenkins.plugins.windflow.core.compose.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.windflow.core.compose.load.ComposeLoader;
import io.jenkins.plugins.windflow.core.compose.load.LoaderCase;
import io.jenkins.plugins.windflow.core.compose.load.input.ComposeFile;
import io.jenkins.plugins.windflow.core.compose.load.input.LoadRequest;
import io.jenkins.plugins.windflow.core.compose.load.report.ComposeException;
import io.jenkins.plugins.windflow.core.compose.model.Project;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ComposeWriterTest {
    static IntStream seeds() {
        return IntStream.range(0, 300);
    }

    /** load(print(model)) = model, for models of every shape. */
    @ParameterizedTest
    @MethodSource("seeds")
    void whatIsWrittenLoadsAsTheSameProject(int seed) throws ComposeException {
        Project project = new RandomProject(new Random(seed)).project();
        ComposeWriter.Printed printed = ComposeWriter.write(project);
        Project loaded = ComposeLoader.load(LoadRequest.of(List.of(new ComposeFile("compose.yaml", printed.text())))
                .withSource(new LoaderCase.TextFiles(Map.of()))
                .withSecrets(printed.secrets())
                .withProfiles(Set.of("*")));
        assertThat(withoutConfidential(loaded)).as(printed.text()).isEqualTo(withoutConfidential(project));
        assertThat(ComposeWriter.write(loaded)).isEqualTo(printed);
    }

    @Test
    void secretsAreNotInTheText() throws ComposeException {
        LoaderCase one = LoaderCase.parse("""
                ## secrets
                -- file compose.yaml
                services:
                  web:
                    image: i
                    command: [run, "--key=$KEY"]
                    environment: {KEY: , URL: "https://u:$KEY@h/"}
                    healthcheck: {test: "check $KEY"}
                    secrets: [key]
                secrets: {key: {environment: KEY}}
                -- request
                secret KEY=hunter2
                """).getFirst();
        Project project = ComposeLoader.load(one.request());
        assertThat(ComposeWriter.write(project).text()).doesNotContain("hunter2");
        assertThat(project.toString()).doesNotContain("hunter2");
        assertThat(ComposeWriter.write(project).secrets().values())
                .extracting(content -> content.reveal())
                .containsExactlyInAnyOrder("hunter2", "--key=hunter2", "https://u:hunter2@h/", "check hunter2");
        assertThat(project.confidential())
                .extracting(content -> content.reveal())
                .containsExactly("hunter2");
    }

    /** The set of secrets is what the step was given, which differs after a round trip. */
    private static Project withoutConfidential(Project project) {
        return new Project(
                project.name(),
                project.directory(),
                project.files(),
                project.services(),
                project.inactiveServices(),
                project.networks(),
                project.volumes(),
                project.secrets(),
                project.configs(),
                Set.of());
    }
}
