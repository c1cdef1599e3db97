package io.jenkins.plugins.windflow.core.docker.stream;

import java.time.Instant;

/**
 * One line of a container's log.
 *
 * @param time when the engine received it; null when timestamps were not asked for
 * @param text without the line's end; bytes that are not UTF-8 are replaced
 */
public record LogLine(Frame.Source source, Instant time, String text) {}
