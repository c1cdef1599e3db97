package io.jenkins.plugins.windflow.core.compose.model;

import java.util.Objects;

/** Where the instructions for building an image are. */
public sealed interface Dockerfile permits Dockerfile.InContext, Dockerfile.InWorkspace, Dockerfile.Inline {
    /** The usual place in a context. */
    Dockerfile DEFAULT = new InContext("Dockerfile");

    /** How people call it. */
    String title();

    /**
     * A file of the context.
     *
     * @param path relative to the context, with forward slashes, without {@code .} or {@code ..}
     */
    record InContext(String path) implements Dockerfile {
        public InContext {
            Objects.requireNonNull(path, "path");
        }

        @Override
        public String title() {
            return path;
        }
    }

    /**
     * A file of the workspace outside of the context.
     *
     * @param path relative to the workspace, with forward slashes, without {@code .} or {@code ..}
     * @param fromContext the same, relative to the context, as the Compose file has it
     */
    record InWorkspace(String path, String fromContext) implements Dockerfile {
        public InWorkspace {
            Objects.requireNonNull(path, "path");
            Objects.requireNonNull(fromContext, "fromContext");
        }

        @Override
        public String title() {
            return path;
        }
    }

    /** Text in the Compose file. */
    record Inline(String text) implements Dockerfile {
        public Inline {
            Objects.requireNonNull(text, "text");
        }

        @Override
        public String title() {
            return "dockerfile_inline";
        }
    }
}
