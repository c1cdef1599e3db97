package io.jenkins.plugins.windflow.core.compose.load.service;

import io.jenkins.plugins.windflow.core.compose.load.field.Fields;
import io.jenkins.plugins.windflow.core.compose.load.field.HostAccess;
import io.jenkins.plugins.windflow.core.compose.load.field.Reading;
import io.jenkins.plugins.windflow.core.compose.model.BuildOptions;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads those keys of {@code build} that say in which surroundings the steps run. */
final class BuildOptionsReader {
    private static final Pattern NETWORK = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9_.-]*");
    private static final Pattern BUILDKIT_CACHE = Pattern.compile("type=.*");

    private final Reading reading;

    BuildOptionsReader(Reading reading) {
        this.reading = reading;
    }

    BuildOptions read(Fields build) {
        return new BuildOptions(
                cacheFrom(build),
                build.flag("no_cache", false),
                build.flag("pull", false),
                build.string("network").flatMap(name -> network(name, build)),
                new ExtraHostReader(reading).read(build),
                build.node("shm_size").flatMap(node -> reading.values().byteSize(node, build.path("shm_size"))),
                new UlimitReader(reading).read(build));
    }

    /** Caches only make a build faster, so that one which the classic builder does not know is no error. */
    private List<String> cacheFrom(Fields build) {
        List<String> sources = build.strings("cache_from");
        sources.stream()
                .filter(source -> BUILDKIT_CACHE.matcher(source).matches())
                .forEach(source -> reading.problems()
                        .warn(
                                build.position("cache_from"),
                                build.path("cache_from"),
                                "The cache \"" + source
                                        + "\" needs BuildKit and is left out: the classic builder takes "
                                        + "names of images on the engine."));
        return sources.stream()
                .filter(source -> !BUILDKIT_CACHE.matcher(source).matches())
                .toList();
    }

    private Optional<String> network(String name, Fields build) {
        if (!NETWORK.matcher(name).matches()) {
            reading.problems()
                    .add(
                            build.position("network"),
                            build.path("network"),
                            "The network of a build is default, none, host or the name of a network on the engine.");
            return Optional.empty();
        }
        if (name.equals("host")) {
            new HostAccess(reading)
                    .checkHostNetwork(
                            build.position("network"), build.path("network"), "the host's network during a build");
        }
        return Optional.of(name);
    }
}
