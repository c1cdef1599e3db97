package io.jenkins.plugins.windflow.core.compose.model;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What runs inside a service's containers, and how it is stopped. Whatever is empty comes from the image.
 *
 * @param environment variables by name; {@code env_file} already merged in
 * @param user {@code user[:group]}, names or numbers
 * @param tty whether a pseudo terminal is allocated
 * @param stdinOpen whether standard input stays open without anybody attached
 * @param init whether an init process runs as PID 1; empty for the engine's default
 * @param stopSignal name or number
 * @param stopGracePeriod time between the stop signal and the kill
 */
public record Execution(
        Optional<Command> command,
        Optional<Command> entrypoint,
        Map<String, EnvironmentValue> environment,
        Optional<String> user,
        Optional<String> workingDirectory,
        boolean tty,
        boolean stdinOpen,
        Optional<Boolean> init,
        Optional<String> stopSignal,
        Optional<Duration> stopGracePeriod) {
    public Execution {
        Objects.requireNonNull(command, "command");
        Objects.requireNonNull(entrypoint, "entrypoint");
        environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
    }
}
