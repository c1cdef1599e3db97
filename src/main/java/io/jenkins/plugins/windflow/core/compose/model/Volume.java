package io.jenkins.plugins.windflow.core.compose.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A named volume of the project.
 *
 * @param key the name inside the Compose file
 * @param name the name on the engine
 * @param external made and owned by somebody else: it must exist, and nothing else is asked of it
 * @param driver empty for the engine's default
 * @param labels as the file has them, without those that Windflow adds
 */
public record Volume(
        String key,
        String name,
        boolean external,
        Optional<String> driver,
        Map<String, String> driverOptions,
        Map<String, String> labels) {
    public Volume {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(name, "name");
        driverOptions = Collections.unmodifiableMap(new LinkedHashMap<>(driverOptions));
        labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
    }

    /** A volume of the project with the engine's defaults. */
    public static Volume of(String key, String name) {
        return new Volume(key, name, false, Optional.empty(), Map.of(), Map.of());
    }

    public static Volume external(String key, String name) {
        return new Volume(key, name, true, Optional.empty(), Map.of(), Map.of());
    }
}
