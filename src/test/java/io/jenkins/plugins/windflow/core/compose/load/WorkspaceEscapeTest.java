package io.jenkins.plugins.windflow.core.compose.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.windflow.core.compose.load.input.ComposeFile;
import io.jenkins.plugins.windflow.core.compose.load.input.DirectoryFileSource;
import io.jenkins.plugins.windflow.core.compose.load.input.LoadRequest;
import io.jenkins.plugins.windflow.core.compose.load.report.ComposeException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever names a file, nothing outside the workspace is read: no absolute path, no way up, no link. */
class WorkspaceEscapeTest {
    /** Every key that names a file, with {@code PATH} for the path. */
    private static final List<String> KEYS = List.of(
            "include: [PATH]\nservices: {web: {image: i}}",
            "include: [{path: [in.yaml, PATH]}]",
            "include: [{path: in.yaml, env_file: PATH}]",
            "services: {web: {extends: {file: PATH, service: web}}}",
            "services: {web: {image: i, env_file: PATH}}",
            "services: {web: {image: i, env_file: [{path: PATH, required: false, format: raw}]}}",
            "services: {web: {image: i, label_file: PATH}}",
            "services: {web: {image: i, secrets: [s]}}\nsecrets: {s: {file: PATH}}",
            "services: {web: {image: i, configs: [c]}}\nconfigs: {c: {file: PATH}}");

    private static final List<String> PATHS =
            List.of("../outside.yaml", "link.yaml", "up/outside.yaml", "sub/../../outside.yaml");

    @TempDir
    private Path folder;

    @BeforeEach
    void create() throws IOException {
        Path workspace =
                Files.createDirectories(folder.resolve("workspace/sub")).getParent();
        Files.writeString(folder.resolve("outside.yaml"), "services: {web: {image: stolen}}");
        Files.writeString(workspace.resolve("in.yaml"), "services: {web: {image: i}}");
        Files.createSymbolicLink(workspace.resolve("link.yaml"), folder.resolve("outside.yaml"));
        Files.createSymbolicLink(workspace.resolve("up"), folder);
        Files.createSymbolicLink(workspace.resolve("here"), workspace);
    }

    static Stream<String> escapes() {
        return KEYS.stream()
                .flatMap(key -> Stream.concat(PATHS.stream(), Stream.of("/etc/hostname"))
                        .map(path -> key.replace("PATH", path)));
    }

    @ParameterizedTest
    @MethodSource("escapes")
    void isRefused(String text) {
        assertThatThrownBy(() -> load(text))
                .isInstanceOf(ComposeException.class)
                .message()
                .containsAnyOf("leads out of the workspace", "out of the workspace", "must be relative")
                .doesNotContain("stolen");
    }

    @Test
    void aLinkThatLeadsBackEnds() throws IOException {
        Files.writeString(folder.resolve("workspace/loop.yaml"), "include: [here/loop.yaml]");
        assertThatThrownBy(() -> load("include: [loop.yaml]\nservices: {web: {image: i}}"))
                .hasMessageContaining("more than 32 levels deep");
    }

    @Test
    void aLinkInsideIsFollowed() throws ComposeException {
        assertThat(load("include: [here/in.yaml]").project().services()).containsOnlyKeys("web");
    }

    @Test
    void textThatIsNotUtf8IsSaid() throws IOException {
        Files.write(
                folder.resolve("workspace/latin.yaml"),
                "services: {web: {image: \u00e4}}".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> load("include: [latin.yaml]\nservices: {a: {image: i}}"))
                .hasMessage("latin.yaml: The file is not valid UTF-8.");
    }

    private LoadedProject load(String text) throws ComposeException {
        LoadRequest request = LoadRequest.of(List.of(new ComposeFile("compose.yaml", text)))
                .withProjectName("shop")
                .withSource(new DirectoryFileSource(folder.resolve("workspace")));
        return ComposeLoader.read(request, warning -> {});
    }
}
