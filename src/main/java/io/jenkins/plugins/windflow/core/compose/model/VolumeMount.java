package io.jenkins.plugins.windflow.core.compose.model;

import java.util.Objects;
import java.util.Optional;

/**
 * A named or an anonymous volume.
 *
 * @param volume the key in {@link Project#volumes()}; empty for an anonymous volume, which the engine names
 * @param noCopy do not fill a new volume with what the image has at the target
 * @param subpath the folder inside the volume to mount instead of its root (Docker API 1.45 and later)
 */
public record VolumeMount(
        Optional<String> volume, String target, boolean readOnly, boolean noCopy, Optional<String> subpath)
        implements Mount {
    public VolumeMount {
        Objects.requireNonNull(target, "target");
    }

    public static VolumeMount of(String volume, String target) {
        return new VolumeMount(Optional.of(volume), target, false, false, Optional.empty());
    }

    public static VolumeMount anonymous(String target) {
        return new VolumeMount(Optional.empty(), target, false, false, Optional.empty());
    }

    public boolean isAnonymous() {
        return volume.isEmpty();
    }
}
