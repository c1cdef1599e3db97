package io.jenkins.plugins.windflow.core.compose.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A named or an anonymous volume.
 *
 * @param volume the key in {@link Project#volumes()}; empty for an anonymous volume, which the engine names
 * @param noCopy do not fill a new volume with what the image has at the target
 * @param labels of the volume, if the engine makes it for this mount
 * @param subpath the folder inside the volume to mount instead of its root (Docker API 1.45 and later)
 */
public record VolumeMount(
        Optional<String> volume,
        String target,
        boolean readOnly,
        boolean noCopy,
        Map<String, String> labels,
        Optional<String> subpath)
        implements Mount {
    public VolumeMount {
        Objects.requireNonNull(target, "target");
        labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
    }

    public static VolumeMount of(String volume, String target) {
        return new VolumeMount(Optional.of(volume), target, false, false, Map.of(), Optional.empty());
    }

    public static VolumeMount anonymous(String target) {
        return new VolumeMount(Optional.empty(), target, false, false, Map.of(), Optional.empty());
    }

    public boolean isAnonymous() {
        return volume.isEmpty();
    }
}
