package io.jenkins.plugins.windflow.core.compose.model;

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
 */
public record BindMount(
        String source,
        String target,
        boolean readOnly,
        boolean createHostPath,
        Optional<String> propagation,
        Optional<String> selinux)
        implements Mount {
    public BindMount {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(target, "target");
    }

    public static BindMount of(String source, String target) {
        return new BindMount(source, target, false, true, Optional.empty(), Optional.empty());
    }
}
