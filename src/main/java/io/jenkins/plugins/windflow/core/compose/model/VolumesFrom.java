package io.jenkins.plugins.windflow.core.compose.model;

import java.util.Objects;

/**
 * A container whose mounts a service's containers get too.
 *
 * @param readOnly whether they can only be read there
 */
public record VolumesFrom(ContainerReference container, boolean readOnly) {
    public VolumesFrom {
        Objects.requireNonNull(container, "container");
    }
}
