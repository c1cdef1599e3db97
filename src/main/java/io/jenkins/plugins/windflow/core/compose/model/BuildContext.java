package io.jenkins.plugins.windflow.core.compose.model;

import java.util.Objects;

/** Where the files for building an image come from. */
public sealed interface BuildContext permits BuildContext.Directory, BuildContext.Remote {
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

    /**
     * A Git repository, or an archive or Dockerfile on a web server, which the engine fetches itself.
     *
     * @param url without a user name or password; of a Git repository possibly with {@code #branch:folder}
     */
    record Remote(String url) implements BuildContext {
        public Remote {
            Objects.requireNonNull(url, "url");
        }
    }
}
