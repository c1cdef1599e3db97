package io.jenkins.plugins.windflow.core.operation;

import java.time.Instant;

/**
 * How far one action of an operation is.
 *
 * @param action for people: {@code create container shop-web-1}
 * @param state {@code running}, {@code done} or {@code failed}
 * @param started when
 * @param finished when, or null while it runs
 */
public record ActionProgress(String action, String state, Instant started, Instant finished) {}
