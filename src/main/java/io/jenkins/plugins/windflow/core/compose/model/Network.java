package io.jenkins.plugins.windflow.core.compose.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A network of the project.
 *
 * @param key the name inside the Compose file
 * @param name the name on the engine
 * @param external made and owned by somebody else: it must exist, and nothing else is asked of it
 * @param driver empty for the engine's default
 * @param enableIpv4 empty for the engine's default (the wish needs Docker API 1.47 or later)
 * @param enableIpv6 empty for the engine's default
 * @param labels as the file has them, without those that Windflow adds
 */
public record Network(
        String key,
        String name,
        boolean external,
        Optional<String> driver,
        Map<String, String> driverOptions,
        boolean internal,
        boolean attachable,
        Optional<Boolean> enableIpv4,
        Optional<Boolean> enableIpv6,
        Optional<Ipam> ipam,
        Map<String, String> labels) {
    /** The network that services without {@code networks} join. */
    public static final String DEFAULT_KEY = "default";

    public Network {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(name, "name");
        driverOptions = Collections.unmodifiableMap(new LinkedHashMap<>(driverOptions));
        labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
    }

    /** A network of the project with the engine's defaults. */
    public static Network of(String key, String name) {
        return plain(key, name, false);
    }

    public static Network external(String key, String name) {
        return plain(key, name, true);
    }

    private static Network plain(String key, String name, boolean external) {
        return new Network(
                key,
                name,
                external,
                Optional.empty(),
                Map.of(),
                false,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of());
    }
}
