package io.jenkins.plugins.windflow.core.compose.load.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryFileSourceTest {
    @TempDir
    private Path folder;

    private FileSource source;

    @BeforeEach
    void create() throws IOException {
        Files.createDirectories(folder.resolve("workspace/sub"));
        Files.writeString(folder.resolve("workspace/sub/a.env"), "A=1");
        Files.writeString(folder.resolve("outside.env"), "SECRET=1");
        source = new DirectoryFileSource(folder.resolve("workspace"));
    }

    @Test
    void readsFilesAndCutsLongOnes() throws IOException {
        assertThat(source.exists()).isTrue();
        assertThat(source.read("sub/a.env", 100)).asString().isEqualTo("A=1");
        assertThat(source.read("sub/a.env", 1)).asString().isEqualTo("A=");
    }

    @Test
    void missingFilesAndFoldersAreNoFiles() {
        assertThatThrownBy(() -> source.read("missing", 10)).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> source.read("sub", 10)).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> FileSource.NONE.read("a", 10)).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void linksInsideTheWorkspaceAreFollowedAndOthersRefused() throws IOException {
        Path workspace = folder.resolve("workspace");
        Files.createSymbolicLink(workspace.resolve("inside"), Path.of("sub/a.env"));
        Files.createSymbolicLink(workspace.resolve("outside"), folder.resolve("outside.env"));
        Files.createSymbolicLink(workspace.resolve("up"), folder);
        assertThat(source.read("inside", 10)).asString().isEqualTo("A=1");
        for (String path : new String[] {"outside", "up/outside.env", "../outside.env"}) {
            assertThatThrownBy(() -> source.read(path, 10))
                    .hasMessage("The file \"" + path + "\" leads out of the workspace.");
        }
    }

    @Test
    void saysWhatCannotBeReadWithoutThePathsOfTheMachine() throws IOException {
        Files.createSymbolicLink(folder.resolve("workspace/loop"), Path.of("loop"));
        assertThatThrownBy(() -> source.read("loop", 10))
                .hasMessageStartingWith("The file \"loop\" cannot be read: ")
                .hasMessageEndingWith(".")
                .hasMessageNotContaining(folder.toString());
    }
}
