package io.jenkins.plugins.windflow.core.change.making;

/**
 * A container that was put aside and goes when the gate has passed.
 *
 * @param name that it had before
 * @param parked its name since
 */
public record OldContainer(String id, String name, String parked) {}
