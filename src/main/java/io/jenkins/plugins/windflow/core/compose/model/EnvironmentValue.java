package io.jenkins.plugins.windflow.core.compose.model;

import java.util.Optional;

/**
 * What a service sets one environment variable to.
 *
 * @param text the value; empty when the variable is named without a value and none is known, which removes the
 *     image's own variable of that name
 */
public record EnvironmentValue(Optional<Text> text) {
    private static final EnvironmentValue REMOVED = new EnvironmentValue(Optional.empty());

    public static EnvironmentValue of(Text text) {
        return new EnvironmentValue(Optional.of(text));
    }

    public static EnvironmentValue plain(String value) {
        return of(Text.plain(value));
    }

    public static EnvironmentValue secret(String value) {
        return of(Text.secret(value));
    }

    public static EnvironmentValue removed() {
        return REMOVED;
    }

    public boolean isSecret() {
        return text.map(Text::secret).orElse(false);
    }

    /** The entry of the Docker API's {@code Env} list: {@code NAME=value}, or {@code NAME} to remove the variable. */
    public String entry(String name) {
        return text.map(value -> name + "=" + value.value()).orElse(name);
    }
}
