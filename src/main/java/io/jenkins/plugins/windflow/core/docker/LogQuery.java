package io.jenkins.plugins.windflow.core.docker;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which part of a container's log to read.
 *
 * @param follow whether the stream goes on with what comes, until the container ends
 * @param timestamps whether each line gets its time
 * @param tail so many lines from the end; negative for all
 * @param since only lines from then on, or null
 * @param until only lines before then, or null
 */
public record LogQuery(
        boolean stdout, boolean stderr, boolean follow, boolean timestamps, int tail, Instant since, Instant until) {
    /** Both outputs from the beginning, with times, up to now. */
    public static LogQuery all() {
        return new LogQuery(true, true, false, true, -1, null, null);
    }

    /** The last lines only. */
    public static LogQuery last(int lines) {
        return new LogQuery(true, true, false, true, lines, null, null);
    }

    /** The same, but it goes on with what comes. */
    public LogQuery followed() {
        return new LogQuery(stdout, stderr, true, timestamps, tail, since, until);
    }

    Map<String, String> query() {
        Map<String, String> query = new TreeMap<>();
        query.put("stdout", stdout ? "1" : "0");
        query.put("stderr", stderr ? "1" : "0");
        query.put("follow", follow ? "1" : "0");
        query.put("timestamps", timestamps ? "1" : "0");
        query.put("tail", tail < 0 ? "all" : Integer.toString(tail));
        if (since != null) {
            query.put("since", Seconds.of(since));
        }
        if (until != null) {
            query.put("until", Seconds.of(until));
        }
        return query;
    }
}
