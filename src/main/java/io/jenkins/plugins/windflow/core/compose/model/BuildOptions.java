package io.jenkins.plugins.windflow.core.compose.model;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * In which surroundings an image is built.
 *
 * @param cacheFrom names of images on the engine whose layers may be used
 * @param noCache whether every step runs again
 * @param pull whether base images are pulled although they are on the engine
 * @param network of the steps: {@code default}, {@code none}, {@code host} or the name of a network; empty for the default
 * @param extraHosts further host names for the steps
 * @param sharedMemory size of {@code /dev/shm} of the steps; empty for the engine's default
 * @param ulimits of the steps
 */
public record BuildOptions(
        List<String> cacheFrom,
        boolean noCache,
        boolean pull,
        Optional<String> network,
        List<ExtraHost> extraHosts,
        Optional<ByteSize> sharedMemory,
        List<Ulimit> ulimits) {
    public static final BuildOptions DEFAULT =
            new BuildOptions(List.of(), false, false, Optional.empty(), List.of(), Optional.empty(), List.of());

    public BuildOptions {
        cacheFrom = List.copyOf(cacheFrom);
        Objects.requireNonNull(network, "network");
        extraHosts = List.copyOf(extraHosts);
        Objects.requireNonNull(sharedMemory, "sharedMemory");
        ulimits = List.copyOf(ulimits);
    }
}
