package io.jenkins.plugins.windflow.core.compose.model;

import java.util.Objects;

/**
 * A string that may carry a secret, because one was interpolated into it.
 *
 * @param value the whole string as the container gets it
 * @param secret whether a secret is part of it; then it prints as {@link Sensitive#MASK}
 */
public record Text(String value, boolean secret) {
    public Text {
        Objects.requireNonNull(value, "value");
    }

    public static Text plain(String value) {
        return new Text(value, false);
    }

    public static Text secret(String value) {
        return new Text(value, true);
    }

    /** The value, or the mask when it carries a secret: for logs, plans and pages. */
    public String masked() {
        return secret ? Sensitive.MASK : value;
    }

    @Override
    public String toString() {
        return masked();
    }
}
