package io.jenkins.plugins.windflow.core.compose.model;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A secret mounted as a file into a service's containers.
 *
 * @param source the key in {@link Project#secrets()}
 * @param target absolute path of the file in the container
 * @param uid numeric owner; empty for root
 * @param gid numeric group; empty for root
 * @param mode permissions as a number (octal 0444 = 292); empty for {@link #DEFAULT_MODE}
 */
public record ServiceSecret(String source, String target, Optional<String> uid, Optional<String> gid, OptionalInt mode)
        implements MountedFile {
    /** Where secrets go unless the file says otherwise. */
    public static final String DIRECTORY = "/run/secrets/";

    public ServiceSecret {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(target, "target");
    }

    public static ServiceSecret of(String source) {
        return new ServiceSecret(source, DIRECTORY + source, Optional.empty(), Optional.empty(), OptionalInt.empty());
    }
}
