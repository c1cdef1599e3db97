package io.jenkins.plugins.windflow.core.compose.model;

import java.util.Objects;

/**
 * A limit on what the processes of a container may use (setrlimit(2)).
 *
 * @param name of the resource, for example {@code nofile}
 * @param soft what holds at first; {@link #UNLIMITED} for no limit
 * @param hard how far a process may raise it itself; {@link #UNLIMITED} for no limit
 */
public record Ulimit(String name, long soft, long hard) {
    public static final long UNLIMITED = -1;

    public Ulimit {
        Objects.requireNonNull(name, "name");
    }
}
