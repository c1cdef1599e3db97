package io.jenkins.plugins.windflow.core.compose.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * How the image of a service is built.
 *
 * @param context where the files come from
 * @param dockerfile where the instructions are
 * @param arguments build arguments; never secrets, because they stay in the image's history
 * @param target the stage to stop at; empty for the last one
 * @param labels put on the image
 * @param tags further names for the image, beside the service's own
 * @param platform {@code os[/architecture[/variant]]}; empty for the service's own
 * @param options in which surroundings the steps run
 */
public record Build(
        BuildContext context,
        Dockerfile dockerfile,
        Map<String, String> arguments,
        Optional<String> target,
        Map<String, String> labels,
        List<String> tags,
        Optional<String> platform,
        BuildOptions options) {
    public Build {
        Objects.requireNonNull(context, "context");
        Objects.requireNonNull(dockerfile, "dockerfile");
        arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
        Objects.requireNonNull(target, "target");
        labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
        tags = List.copyOf(tags);
        Objects.requireNonNull(platform, "platform");
        Objects.requireNonNull(options, "options");
    }

    /** A build of a workspace folder with every default. */
    public static Build of(String directory) {
        return of(new BuildContext.Directory(directory));
    }

    /** A build with every default. */
    public static Build of(BuildContext context) {
        return new Build(
                context,
                Dockerfile.DEFAULT,
                Map.of(),
                Optional.empty(),
                Map.of(),
                List.of(),
                Optional.empty(),
                BuildOptions.DEFAULT);
    }

    public Build withDockerfile(Dockerfile other) {
        return new Build(context, other, arguments, target, labels, tags, platform, options);
    }

    public Build withArguments(Map<String, String> others) {
        return new Build(context, dockerfile, others, target, labels, tags, platform, options);
    }

    public Build withTags(List<String> others) {
        return new Build(context, dockerfile, arguments, target, labels, others, platform, options);
    }

    public Build withOptions(BuildOptions others) {
        return new Build(context, dockerfile, arguments, target, labels, tags, platform, others);
    }
}
