package io.jenkins.plugins.windflow.core.operation;

import java.time.Instant;

/**
 * A phase of an operation; it lasts until the next one begins or the operation ends.
 *
 * @param name {@code images}, {@code apply}, {@code gate}, {@code commit}, {@code rollback}, {@code down}
 * @param started when
 */
public record Phase(String name, Instant started) {}
