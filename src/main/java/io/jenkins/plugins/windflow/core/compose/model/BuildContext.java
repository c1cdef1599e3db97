package io.jenkins.plugins.windflow.core.compose.model;

import java.util.Objects;

/** Where the files for building an image come from. */
public sealed interface BuildContext permits BuildContext.Directory {
    /**
     * A folder of the workspace.
     *
     * @param path relative to the workspace, with forward slashes, without {@code .} or {@code ..}; {@code .} alone for
     *     the workspace itself
     */
    record Directory(String path) implements BuildContext {
        public Directory {
            Objects.requireNonNull(path, "path");
        }
    }
}
