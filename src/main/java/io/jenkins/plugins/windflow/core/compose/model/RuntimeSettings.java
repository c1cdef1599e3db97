package io.jenkins.plugins.windflow.core.compose.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the runtime and the kernel are told when a service's containers start.
 *
 * @param runtime one of those that the engine is configured with; empty for its default
 * @param cgroupParent control group under which those of the containers are made
 * @param sysctls kernel parameters, as far as a namespace has its own
 * @param storageOptions of the engine's storage driver
 * @param annotations for the runtime (Docker API 1.43 and later)
 */
public record RuntimeSettings(
        Optional<String> runtime,
        Optional<String> cgroupParent,
        Map<String, String> sysctls,
        Map<String, String> storageOptions,
        Map<String, String> annotations) {
    public static final RuntimeSettings NONE =
            new RuntimeSettings(Optional.empty(), Optional.empty(), Map.of(), Map.of(), Map.of());

    public RuntimeSettings {
        sysctls = Collections.unmodifiableMap(new LinkedHashMap<>(sysctls));
        storageOptions = Collections.unmodifiableMap(new LinkedHashMap<>(storageOptions));
        annotations = Collections.unmodifiableMap(new LinkedHashMap<>(annotations));
    }
}
