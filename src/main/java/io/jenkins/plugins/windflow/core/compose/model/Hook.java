package io.jenkins.plugins.windflow.core.compose.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A command that is run in a running container of a service at a point of its life.
 *
 * @param command program and arguments
 * @param environment more variables; those without a value are the container's own
 * @param user {@code user[:group]}; empty for the container's
 * @param workingDirectory absolute path; empty for the container's
 * @param privileged whether the command may do nearly all that the host may
 */
public record Hook(
        Command command,
        Map<String, EnvironmentValue> environment,
        Optional<String> user,
        Optional<String> workingDirectory,
        boolean privileged) {
    public Hook {
        Objects.requireNonNull(command, "command");
        environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
    }
}
