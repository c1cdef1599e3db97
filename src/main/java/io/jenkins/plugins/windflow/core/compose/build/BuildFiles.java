package io.jenkins.plugins.windflow.core.compose.build;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Where the files of build contexts are, usually the workspace of an agent. All paths are relative to it, with slashes. */
public interface BuildFiles {
    /** For deployments without a workspace: there are no files, and a build says so. */
    BuildFiles NONE = new BuildFiles() {
        @Override
        public Optional<String> read(String path) throws IOException {
            throw noWorkspace();
        }

        @Override
        public InputStream tar(PackedContext context) throws IOException {
            throw noWorkspace();
        }

        private static IOException noWorkspace() {
            return new ContextException(
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
     * A context as a tar stream; {@link ContextTar} writes it. The caller closes the stream.
     *
     * @throws ContextException when it cannot be packed
     */
    InputStream tar(PackedContext context) throws IOException;
}
