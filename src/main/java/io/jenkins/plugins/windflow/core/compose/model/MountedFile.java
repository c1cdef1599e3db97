package io.jenkins.plugins.windflow.core.compose.model;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A secret or config, put as a file into a service's containers before they start.
 *
 * @param source the key in {@link Project#secrets()} or {@link Project#configs()}
 * @param target absolute path of the file in the container
 * @param uid numeric owner; empty for root
 * @param gid numeric group; empty for root
 * @param mode permissions as a number (octal 0444 = 292); empty for {@link #DEFAULT_MODE}
 */
public record MountedFile(
        Kind kind, String source, String target, Optional<String> uid, Optional<String> gid, OptionalInt mode) {
    /** World-readable, as the specification asks. */
    public static final int DEFAULT_MODE = 0444;

    /** What the file is made of. */
    public enum Kind {
        SECRET("/run/secrets/"),
        CONFIG("/");

        private final String directory;

        Kind(String directory) {
            this.directory = directory;
        }

        /** Where such files go unless the Compose file says otherwise; ends with a slash. */
        public String directory() {
            return directory;
        }
    }

    public MountedFile {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(target, "target");
    }

    /** A file at its usual place, which belongs to root. */
    public static MountedFile of(Kind kind, String source) {
        return new MountedFile(
                kind, source, kind.directory() + source, Optional.empty(), Optional.empty(), OptionalInt.empty());
    }
}
