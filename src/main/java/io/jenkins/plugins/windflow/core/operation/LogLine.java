package io.jenkins.plugins.windflow.core.operation;

import java.time.Instant;

/**
 * One line of an operation's log.
 *
 * @param seq counts from 0 within the operation
 * @param time when it was written
 * @param text without line end; never with secrets
 */
public record LogLine(long seq, Instant time, String text) {}
