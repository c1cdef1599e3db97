package io.jenkins.plugins.windflow.core.compose.apply;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Where the files of build contexts are, usually the workspace of an agent. All paths are relative to it, with slashes. */
public interface BuildFiles {
    /** For deployments without a workspace: there are no files, and a build says so. */
    BuildFiles NONE = new BuildFiles() {
        @Override
        public Optional<String> read(String path) throws IOException {
            throw new IOException(
                    "An image has to be built, but there is no workspace: run the step inside a node block.");
        }

        @Override
        public InputStream tar(String directory, DockerIgnore ignore) throws IOException {
            throw new IOException(
                    "An image has to be built, but there is no workspace: run the step inside a node block.");
        }
    };

    /**
     * The text of a small file.
     *
     * @return empty when there is no such file
     */
    Optional<String> read(String path) throws IOException;

    /**
     * The content of a directory as a tar stream, without what is ignored; {@link ContextTar} writes it. The caller closes
     * the stream.
     *
     * @throws IOException when there is no such directory
     */
    InputStream tar(String directory, DockerIgnore ignore) throws IOException;
}
