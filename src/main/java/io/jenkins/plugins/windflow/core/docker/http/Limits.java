package io.jenkins.plugins.windflow.core.docker.http;

import java.time.Duration;

/**
 * The deadlines of one call; null means none.
 *
 * @param firstByte from the sent request to the first byte of the answer
 * @param idle between two bytes, in either direction
 * @param total for the whole call
 */
public record Limits(Duration firstByte, Duration idle, Duration total) {
    /** For streams that may be silent for ever: events, followed logs, terminals. */
    public static final Limits NONE = new Limits(null, null, null);

    /** For streams that move all the time when they are well: pulls, builds, archives. */
    public static Limits idle(Duration idle) {
        return new Limits(idle, idle, null);
    }

    /** For reads of state. */
    public static Limits control(Timeouts timeouts) {
        return new Limits(timeouts.firstByte(), timeouts.idle(), timeouts.total());
    }
}
