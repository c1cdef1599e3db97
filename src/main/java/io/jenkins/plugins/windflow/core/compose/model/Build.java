package io.jenkins.plugins.windflow.core.compose.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * How the image of a service is built.
 *
 * @param context where the files come from
 * @param dockerfile path inside the context; {@link #DEFAULT_DOCKERFILE} unless the file says otherwise
 * @param arguments build arguments; never secrets, because they stay in the image's history
 * @param target the stage to stop at; empty for the last one
 * @param labels put on the image
 */
public record Build(
        BuildContext context,
        String dockerfile,
        Map<String, String> arguments,
        Optional<String> target,
        Map<String, String> labels) {
    public static final String DEFAULT_DOCKERFILE = "Dockerfile";

    public Build {
        Objects.requireNonNull(context, "context");
        Objects.requireNonNull(dockerfile, "dockerfile");
        arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
        labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
    }

    /** A build of a workspace folder with every default. */
    public static Build of(String directory) {
        return new Build(
                new BuildContext.Directory(directory), DEFAULT_DOCKERFILE, Map.of(), Optional.empty(), Map.of());
    }
}
