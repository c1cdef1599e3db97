package io.jenkins.plugins.windflow.core.docker.http;

import java.time.Duration;

/**
 * How long to wait for an engine. Each limit is enforced by closing the connection.
 *
 * @param connect for a usable connection: name lookup, connection, TLS handshake
 * @param firstByte from the sent request to the first byte of the answer of a control call
 * @param idle between two bytes of a control call, in either direction
 * @param total for the whole of a control call, so that an engine which drips bytes cannot hold it for ever
 * @param slow for the answer of calls in which the engine works long before it answers: stop, remove, prune, commit
 * @param pool for a free control connection
 */
public record Timeouts(
        Duration connect, Duration firstByte, Duration idle, Duration total, Duration slow, Duration pool) {
    /** For engines anywhere in the world. */
    public static final Timeouts DEFAULT = new Timeouts(
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofSeconds(30),
            Duration.ofMinutes(2),
            Duration.ofMinutes(10),
            Duration.ofSeconds(30));

    /** These limits, but none for a single step of a call longer than the given one. */
    public Timeouts atMost(Duration limit) {
        return new Timeouts(
                min(connect, limit),
                min(firstByte, limit),
                min(idle, limit),
                min(total, limit),
                min(slow, limit),
                min(pool, limit));
    }

    static Duration min(Duration a, Duration b) {
        return a.compareTo(b) <= 0 ? a : b;
    }
}
