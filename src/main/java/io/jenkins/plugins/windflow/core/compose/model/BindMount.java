package io.jenkins.plugins.windflow.core.compose.model;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * A path of the Docker host.
 *
 * @param source absolute path on the Docker host (never on the controller or the agent)
 * @param createHostPath whether a missing source is created as a directory; otherwise it is an error of the engine
 * @param propagation {@code rprivate}, {@code private}, {@code rshared}, {@code shared}, {@code rslave} or {@code
 *     slave}
 * @param selinux relabelling: {@code z} (shared) or {@code Z} (private)
 * @param recursion what becomes of mounts below the source
 */
public record BindMount(
        String source,
        String target,
        boolean readOnly,
        boolean createHostPath,
        Optional<String> propagation,
        Optional<String> selinux,
        Recursion recursion)
        implements Mount {
    /** Whether mounts below the source of a bind mount are mounted too, and whether they are read-only with it. */
    public enum Recursion {
        /** They are mounted, and as far as the kernel can, read-only with a read-only mount. */
        ENABLED,
        /** They are not mounted. */
        DISABLED,
        /** They are mounted and stay writable (Docker API 1.44 and later). */
        WRITABLE,
        /** They are mounted read-only, or else the container does not start (Docker API 1.44 and later). */
        READONLY;

        /** The name in the Compose Specification. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public BindMount {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(recursion, "recursion");
    }

    public static BindMount of(String source, String target) {
        return new BindMount(source, target, false, true, Optional.empty(), Optional.empty(), Recursion.ENABLED);
    }
}
