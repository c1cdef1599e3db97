package io.jenkins.plugins.windflow.core.compose.model;

import java.util.Objects;

/**
 * A device of the Docker host in a service's containers.
 *
 * @param source path on the host
 * @param target path in the container
 * @param permissions some of {@code r}, {@code w} and {@code m} (mknod)
 */
public record DeviceMapping(String source, String target, String permissions) {
    public static final String ALL_PERMISSIONS = "rwm";

    public DeviceMapping {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(permissions, "permissions");
    }
}
