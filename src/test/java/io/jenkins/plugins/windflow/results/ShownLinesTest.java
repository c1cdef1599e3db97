package io.jenkins.plugins.windflow.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShownLinesTest {
    @TempDir
    private Path build;

    @Test
    void isKnownToWhoeverComesAfterAKill() {
        ShownLines before = new ShownLines(file());
        assertThat(before.next()).isZero();
        before.upTo(0);
        before.upTo(41);
        assertThat(before.next()).isEqualTo(42);
        assertThat(new ShownLines(file()).next()).isEqualTo(42);
    }

    @Test
    void aFileThatIsNoNumberCountsAsNone() throws IOException {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), "4 2");
        assertThat(new ShownLines(file()).next()).isZero();
    }

    @Test
    void doesNotBringTheFolderOfADeletedBuildBack() throws IOException {
        ShownLines shown = new ShownLines(file());
        Files.delete(build);
        shown.upTo(7);
        assertThat(shown.next()).isEqualTo(8);
        assertThat(build).doesNotExist();
    }

    private Path file() {
        return build.resolve("windflow").resolve("operation.shown");
    }
}
