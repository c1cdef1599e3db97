package io.jenkins.plugins.windflow.core.compose.model;

import java.util.List;
import java.util.Objects;

/**
 * What a service's containers may use of the Docker host, {@code deploy.resources} included.
 *
 * @param processes most processes and threads; negative for no limit, 0 for the engine's default
 * @param ulimits by the order of the file
 */
public record Resources(CpuLimits cpu, MemoryLimits memory, BlockIo blockIo, long processes, List<Ulimit> ulimits) {
    public static final Resources NONE = new Resources(CpuLimits.NONE, MemoryLimits.NONE, BlockIo.NONE, 0, List.of());

    public Resources {
        Objects.requireNonNull(cpu, "cpu");
        Objects.requireNonNull(memory, "memory");
        Objects.requireNonNull(blockIo, "blockIo");
        ulimits = List.copyOf(ulimits);
    }
}
