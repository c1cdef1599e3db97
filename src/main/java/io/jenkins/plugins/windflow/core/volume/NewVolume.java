package io.jenkins.plugins.windflow.core.volume;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A volume to be made.
 *
 * @param driver {@code local}, or the name of a plugin; empty means local
 * @param options of the driver
 */
public record NewVolume(String name, String driver, Map<String, String> options, Map<String, String> labels) {
    private static final String LOCAL = "local";
    /** What engines take (Docker API, VolumeCreate). */
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9_.-]{1,254}");

    /** @throws IllegalArgumentException with one sentence */
    public NewVolume {
        checkName(name);
        driver = driver.isEmpty() ? LOCAL : driver;
        options = Map.copyOf(options);
        labels = Map.copyOf(labels);
    }

    /** @throws IllegalArgumentException with one sentence when no volume can have this name */
    public static void checkName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("'" + name
                    + "' is not a name for a volume: take at least two letters, digits or any of _ . - and begin with a"
                    + " letter or digit.");
        }
    }

    /** A volume of the local driver whose contents are on another machine. */
    public static NewVolume of(String name, NetworkShare share, Map<String, String> labels) {
        return new NewVolume(name, LOCAL, share.options(), labels);
    }

    ObjectNode body() {
        ObjectNode body =
                JsonNodeFactory.instance.objectNode().put("Name", name).put("Driver", driver);
        options.forEach(body.putObject("DriverOpts")::put);
        labels.forEach(body.putObject("Labels")::put);
        return body;
    }
}
