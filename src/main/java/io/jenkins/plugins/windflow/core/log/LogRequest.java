package io.jenkins.plugins.windflow.core.log;

import io.jenkins.plugins.windflow.core.docker.LogQuery;
import java.time.Instant;
import java.util.List;

/**
 * Which logs somebody wants to read.
 *
 * @param containers ids or names, one to {@value #MOST_CONTAINERS}; a followed one is followed by its name
 * @param stdout whether standard output is wanted
 * @param stderr whether standard error is wanted
 * @param tail so many lines of each container from the end; negative for all
 * @param since only lines from then on, or null
 * @param until only lines before then, or null; a log with an end is not followed
 * @param follow whether to go on with what comes
 * @param after where to go on in each container, as {@link LogItem.Line#position()} said; empty to begin
 */
public record LogRequest(
        List<String> containers,
        boolean stdout,
        boolean stderr,
        int tail,
        Instant since,
        Instant until,
        boolean follow,
        List<LogPosition> after) {
    /** So many containers are merged at most: each of them costs a connection and buffers. */
    public static final int MOST_CONTAINERS = 32;

    /** @throws IllegalArgumentException with one sentence when nothing can be read that way */
    public LogRequest {
        containers = containers.stream().distinct().toList();
        after = List.copyOf(after);
        if (containers.isEmpty()) {
            throw new IllegalArgumentException("Name at least one container whose log is wanted.");
        }
        if (containers.size() > MOST_CONTAINERS) {
            throw new IllegalArgumentException("The logs of at most " + MOST_CONTAINERS
                    + " containers can be shown together, not of " + containers.size() + "; choose fewer.");
        }
        if (!stdout && !stderr) {
            throw new IllegalArgumentException("Choose standard output, standard error or both.");
        }
        follow &= until == null;
    }

    /** All lines of some containers up to now. */
    public static LogRequest all(List<String> containers) {
        return new LogRequest(containers, true, true, -1, null, null, false, List.of());
    }

    /** The same, but it goes on with what comes. */
    public LogRequest followed() {
        return new LogRequest(containers, stdout, stderr, tail, since, until, true, after);
    }

    /** The same, from a position in each container on. */
    public LogRequest from(List<LogPosition> positions) {
        return new LogRequest(containers, stdout, stderr, tail, since, until, follow, positions);
    }

    /** What to ask an engine for to begin. */
    LogQuery beginning() {
        return new LogQuery(stdout, stderr, follow, true, tail, since, until);
    }

    /** What to ask an engine for to go on behind a position. */
    LogQuery behind(LogPosition position) {
        return since(position.since());
    }

    /** What to ask an engine for to read all from a time on. */
    LogQuery since(Instant time) {
        return new LogQuery(stdout, stderr, follow, true, -1, time, until);
    }

    /** What to ask an engine for of a container that was created while its predecessor was followed: all. */
    LogQuery successor() {
        return since(since);
    }
}
