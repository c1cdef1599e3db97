package io.jenkins.plugins.windflow.core.compose.model;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A file system in memory, empty at every start.
 *
 * @param size the most it may hold; empty for the engine's default
 * @param mode permissions of its root directory, as a number (octal 1777 = 1023); empty for the engine's default
 */
public record TmpfsMount(String target, boolean readOnly, Optional<ByteSize> size, OptionalInt mode) implements Mount {
    public TmpfsMount {
        Objects.requireNonNull(target, "target");
    }

    public static TmpfsMount of(String target) {
        return new TmpfsMount(target, false, Optional.empty(), OptionalInt.empty());
    }
}
