package io.jenkins.plugins.windflow.core.compose.model;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The name of a Compose project, and the one place that knows how {@code docker compose} (v2 and later) names what
 * belongs to it, so that both tools see the same objects.
 *
 * @param value lower-case letters, digits, {@code -} and {@code _}, starting with a letter or a digit
 */
public record ProjectName(String value) {
    private static final Pattern VALID = Pattern.compile("[a-z0-9][a-z0-9_-]*");

    public ProjectName {
        Objects.requireNonNull(value, "value");
        if (!isValid(value)) {
            throw new IllegalArgumentException("not a project name: " + value);
        }
    }

    public static boolean isValid(String value) {
        return VALID.matcher(value).matches();
    }

    /** Name of the network with this key, unless the file names it. */
    public String network(String key) {
        return value + "_" + key;
    }

    /** Name of the volume with this key, unless the file names it. */
    public String volume(String key) {
        return value + "_" + key;
    }

    /**
     * Name of a service's container, unless the file names it.
     *
     * @param number counts from 1
     */
    public String container(String service, int number) {
        return value + "-" + service + "-" + number;
    }

    /** Name of the image built for a service, unless the file names it. */
    public String image(String service) {
        return value + "-" + service;
    }

    @Override
    public String toString() {
        return value;
    }
}
