package io.jenkins.plugins.windflow.core.watch;

import java.time.Duration;

/**
 * How often an engine is asked.
 *
 * @param settle how long nothing more has to happen before the list is read again
 * @param latest the list is read this long after an event, whatever else happens
 * @param withEvents the list is read at least so often, for what no event tells: "Up 3 minutes"
 * @param withoutEvents the same while the engine's events do not come
 * @param firstRetry how long to wait before the stream of events is opened again; doubled each time
 * @param longestRetry at most so long
 */
public record Pace(
        Duration settle,
        Duration latest,
        Duration withEvents,
        Duration withoutEvents,
        Duration firstRetry,
        Duration longestRetry) {
    /** An event is on the pages within a second as long as the engine lists within half of one. */
    public static final Pace DEFAULT = new Pace(
            Duration.ofMillis(100),
            Duration.ofMillis(400),
            Duration.ofSeconds(10),
            Duration.ofSeconds(2),
            Duration.ofMillis(500),
            Duration.ofSeconds(15));
}
