package io.jenkins.plugins.windflow.core.docker.stream;

import java.time.Instant;

/**
 * One line of a container's log, or a part of a very long one.
 *
 * @param time when the engine received it, the same for all parts of a line; null when timestamps were not asked for
 * @param text without the line's end; bytes that are not UTF-8 are replaced
 * @param continued whether it goes on with the line of the part before
 */
public record LogLine(Frame.Source source, Instant time, String text, boolean continued) {
    /** A whole line, or the first part of one. */
    public LogLine(Frame.Source source, Instant time, String text) {
        this(source, time, text, false);
    }
}
