package io.jenkins.plugins.windflow.core.compose.apply;

import io.jenkins.plugins.windflow.core.compose.build.BuildFiles;
import io.jenkins.plugins.windflow.core.compose.build.ContextException;
import io.jenkins.plugins.windflow.core.compose.build.DockerIgnore;
import io.jenkins.plugins.windflow.core.compose.build.DockerfileScan;
import io.jenkins.plugins.windflow.core.compose.build.PackedContext;
import io.jenkins.plugins.windflow.core.compose.model.Build;
import io.jenkins.plugins.windflow.core.compose.model.BuildContext;
import io.jenkins.plugins.windflow.core.compose.model.Dockerfile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A build of which everything but the context has been read.
 *
 * @param text of the Dockerfile; empty when the engine fetches it
 * @param scan what the Dockerfile says; empty when the engine fetches it
 */
record PreparedBuild(Build build, Optional<String> text, Optional<DockerfileScan> scan) {
    private static final String IGNORE = ".dockerignore";

    /** How people call the Dockerfile. */
    static String title(Build build) {
        return build.dockerfile() instanceof Dockerfile.InContext file
                        && build.context() instanceof BuildContext.Directory directory
                ? inside(directory.path(), file.path())
                : build.dockerfile().title();
    }

    /**
     * The text of the Dockerfile, when it is not fetched by the engine.
     *
     * @throws ContextException when there is no such file
     */
    static Optional<String> text(Build build, BuildFiles files) throws IOException {
        return switch (build.dockerfile()) {
            case Dockerfile.Inline inline -> Optional.of(inline.text());
            case Dockerfile.InWorkspace file -> Optional.of(read(file.path(), files));
            case Dockerfile.InContext file ->
                build.context() instanceof BuildContext.Directory directory
                        ? Optional.of(read(inside(directory.path(), file.path()), files))
                        : Optional.empty();
        };
    }

    private static String read(String path, BuildFiles files) throws IOException {
        return files.read(path)
                .orElseThrow(() -> new ContextException("There is no Dockerfile " + path
                        + " in the workspace: check it out before this step, or set build.dockerfile."));
    }

    private static String inside(String folder, String path) {
        return folder.equals(".") ? path : folder + "/" + path;
    }

    /** Path of the Dockerfile in what is sent to the engine; one that is not part of the context gets a name of its own. */
    String dockerfile() {
        return build.dockerfile() instanceof Dockerfile.InContext file
                ? file.path()
                : ".windflow-" + UUID.nameUUIDFromBytes(text.orElseThrow().getBytes(StandardCharsets.UTF_8))
                        + ".dockerfile";
    }

    /** What of the folder is sent: without what {@code Dockerfile.dockerignore}, or else {@code .dockerignore}, says. */
    PackedContext context(BuildContext.Directory directory, BuildFiles files) throws IOException {
        String folder = directory.path();
        String own = title(build) + IGNORE;
        Optional<String> ownText = build.dockerfile() instanceof Dockerfile.Inline ? Optional.empty() : files.read(own);
        String common = inside(folder, IGNORE);
        String text = ownText.isPresent() ? ownText.get() : files.read(common).orElse("");
        String file = ownText.isPresent() ? own : common;
        if (build.dockerfile() instanceof Dockerfile.InContext) {
            return new PackedContext(folder, DockerIgnore.parse(file, text, List.of(dockerfile(), IGNORE)), Map.of());
        }
        // The engine reads .dockerignore too, and leaves the two added files out of the image.
        String withAdded = text + "\n" + dockerfile() + "\n" + IGNORE + "\n";
        return new PackedContext(
                folder,
                DockerIgnore.parse(file, text, List.of()),
                Map.of(dockerfile(), this.text.orElseThrow(), IGNORE, withAdded));
    }
}
