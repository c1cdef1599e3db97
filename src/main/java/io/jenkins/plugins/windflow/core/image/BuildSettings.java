package io.jenkins.plugins.windflow.core.image;

import io.jenkins.plugins.windflow.core.docker.ImageBuild;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How an image is built.
 *
 * @param names at least one; each with a tag
 * @param dockerfile its path in the context
 * @param target the stage to build; empty for the last
 * @param platform empty for the engine's own
 * @param arguments values for {@code ARG}; they stay readable in the image's history
 * @param noCache every step runs again
 * @param pull base images are pulled although they are there
 */
public record BuildSettings(
        List<ImageName> names,
        String dockerfile,
        Optional<String> target,
        Optional<String> platform,
        Map<String, String> arguments,
        Map<String, String> labels,
        boolean noCache,
        boolean pull) {
    public BuildSettings {
        names = List.copyOf(names);
        arguments = Map.copyOf(arguments);
        labels = Map.copyOf(labels);
        if (names.isEmpty()) {
            throw new IllegalArgumentException("The image to build needs a name.");
        }
    }

    /** The first of its names. */
    public ImageName name() {
        return names.getFirst();
    }

    BuildSettings withArguments(Map<String, String> others) {
        return new BuildSettings(names, dockerfile, target, platform, others, labels, noCache, pull);
    }

    ImageBuild request() {
        ImageBuild request = ImageBuild.of(name().reference())
                .dockerfile(dockerfile)
                .arguments(arguments)
                .labels(labels);
        names.stream().skip(1).forEach(name -> request.tag(name.reference()));
        target.ifPresent(request::target);
        platform.ifPresent(request::platform);
        if (noCache) {
            request.noCache();
        }
        if (pull) {
            request.pull();
        }
        return request;
    }
}
