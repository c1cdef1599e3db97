package io.jenkins.plugins.windflow.core.revision;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.windflow.core.compose.load.input.DirectoryFileSource;
import io.jenkins.plugins.windflow.core.compose.load.input.FileSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which commit a workspace is a check-out of. */
class CheckedOutCommitTest {
    private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

    @TempDir
    private Path workspace;

    @Test
    void aDetachedHeadIsTheCommit() throws IOException {
        write(".git/HEAD", COMMIT + "\n");
        assertThat(CheckedOutCommit.of(new DirectoryFileSource(workspace))).contains(COMMIT);
    }

    @Test
    void aBranchLeadsToIt() throws IOException {
        write(".git/HEAD", "ref: refs/heads/main\n");
        write(".git/refs/heads/main", COMMIT + "\n");
        assertThat(CheckedOutCommit.of(new DirectoryFileSource(workspace))).contains(COMMIT);
    }

    @Test
    void aPackedBranchLeadsToIt() throws IOException {
        write(".git/HEAD", "ref: refs/heads/main\n");
        write(
                ".git/packed-refs",
                "# pack-refs with: peeled\n" + "f".repeat(40) + " refs/heads/other\n" + COMMIT + " refs/heads/main\n");
        assertThat(CheckedOutCommit.of(new DirectoryFileSource(workspace))).contains(COMMIT);
    }

    @Test
    void whatIsNoCheckOutHasNone() throws IOException {
        assertThat(CheckedOutCommit.of(FileSource.NONE)).isEmpty();
        assertThat(CheckedOutCommit.of(new DirectoryFileSource(workspace))).isEmpty();
        write("secret", COMMIT);
        write(".git/HEAD", "ref: refs/../../secret\n");
        assertThat(CheckedOutCommit.of(new DirectoryFileSource(workspace))).isEmpty();
        write(".git/HEAD", "nonsense");
        assertThat(CheckedOutCommit.of(new DirectoryFileSource(workspace))).isEmpty();
    }

    private void write(String path, String text) throws IOException {
        Path file = workspace.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
