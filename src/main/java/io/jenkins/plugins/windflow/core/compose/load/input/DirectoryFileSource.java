package io.jenkins.plugins.windflow.core.compose.load.input;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
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
        try {
            Path real = root.resolve(path).toRealPath();
            if (!real.startsWith(root.toRealPath())) {
                throw new IOException("The file \"" + path + "\" leads out of the workspace.");
            }
            if (!Files.isRegularFile(real)) {
                throw new NoSuchFileException(path, null, "not a regular file");
            }
            try (InputStream content = Files.newInputStream(real)) {
                return content.readNBytes(limit + 1);
            }
        } catch (NoSuchFileException missing) {
            throw missing;
        } catch (FileSystemException unreadable) {
            throw new IOException("The file \"" + path + "\" cannot be read: " + reason(unreadable) + ".", unreadable);
        }
    }

    /** The exception's own message begins with the path on this machine. */
    private static String reason(FileSystemException unreadable) {
        return unreadable.getReason() != null
                ? unreadable.getReason()
                : unreadable instanceof AccessDeniedException ? "permission denied" : "the file system refuses it";
    }
}
