package io.jenkins.plugins.windflow.core.compose.load.input;

import java.io.IOException;
import java.nio.file.NoSuchFileException;

/** Reads the files that Compose files refer to: {@code .env}, {@code env_file}, files of secrets. */
public interface FileSource {
    /** For a deploy without a workspace: there are no files. */
    FileSource NONE = new FileSource() {
        @Override
        public boolean exists() {
            return false;
        }

        @Override
        public byte[] read(String path, int limit) throws IOException {
            throw new NoSuchFileException(path);
        }
    };

    /** Whether there is a workspace at all. */
    default boolean exists() {
        return true;
    }

    /**
     * Reads a file.
     *
     * @param path relative to the workspace, with forward slashes, without {@code .} and {@code ..}
     * @param limit the most bytes that are wanted: a longer file may be cut after {@code limit + 1} bytes
     * @throws NoSuchFileException if there is no such file
     * @throws IOException if it cannot be read, or a symbolic link leads out of the workspace; the message is a
     *     sentence that names the file
     */
    byte[] read(String path, int limit) throws IOException;
}
