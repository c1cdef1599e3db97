package io.jenkins.plugins.windflow.core.compose.model;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A config, put as a file into a service's containers.
 *
 * @param source the key in {@link Project#configs()}
 * @param target absolute path of the file in the container
 * @param uid numeric owner; empty for root
 * @param gid numeric group; empty for root
 * @param mode permissions as a number (octal 0444 = 292); empty for {@link #DEFAULT_MODE}
 */
public record ServiceConfig(String source, String target, Optional<String> uid, Optional<String> gid, OptionalInt mode)
        implements MountedFile {
    /** Where configs go unless the file says otherwise. */
    public static final String DIRECTORY = "/";

    public ServiceConfig {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(target, "target");
    }

    public static ServiceConfig of(String source) {
        return new ServiceConfig(source, DIRECTORY + source, Optional.empty(), Optional.empty(), OptionalInt.empty());
    }
}
