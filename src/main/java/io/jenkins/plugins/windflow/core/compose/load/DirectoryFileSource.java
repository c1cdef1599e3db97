package io.jenkins.plugins.windflow.core.compose.load;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The files of a folder on this machine; nothing outside it can be reached, not even by symbolic links. */
public final class DirectoryFileSource implements FileSource {
    private final Path root;

    public DirectoryFileSource(Path root) {
        this.root = root;
    }

    @Override
    public byte[] read(String path, int limit) throws IOException {
        Path real = root.resolve(path).toRealPath();
        if (!real.startsWith(root.toRealPath())) {
            throw new IOException(path + " leads out of the workspace");
        }
        if (!Files.isRegularFile(real)) {
            throw new NoSuchFileException(path, null, "not a regular file");
        }
        try (InputStream content = Files.newInputStream(real)) {
            return content.readNBytes(limit + 1);
        }
    }
}
