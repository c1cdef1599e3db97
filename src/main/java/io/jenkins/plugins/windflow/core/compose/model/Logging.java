package io.jenkins.plugins.windflow.core.compose.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Where the engine puts what a service's containers print.
 *
 * @param driver empty for the engine's default
 * @param options of the driver
 */
public record Logging(Optional<String> driver, Map<String, String> options) {
    public Logging {
        Objects.requireNonNull(driver, "driver");
        options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
    }
}
