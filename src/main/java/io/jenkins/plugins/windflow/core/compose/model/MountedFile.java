package io.jenkins.plugins.windflow.core.compose.model;

import java.util.Optional;
import java.util.OptionalInt;

/** A file that is put into a service's containers before they start: a secret or a config. */
public sealed interface MountedFile permits ServiceSecret, ServiceConfig {
    /** World-readable, as the specification asks. */
    int DEFAULT_MODE = 0444;

    /** The key in {@link Project#secrets()} or {@link Project#configs()}. */
    String source();

    /** Absolute path of the file in the container. */
    String target();

    /** Numeric owner; empty for root. */
    Optional<String> uid();

    /** Numeric group; empty for root. */
    Optional<String> gid();

    /** Permissions as a number (octal 0444 = 292); empty for {@link #DEFAULT_MODE}. */
    OptionalInt mode();
}
