package io.jenkins.plugins.windflow.core.docker.connect;

/** Listens to the steps of opening a channel. */
@FunctionalInterface
public interface DialTrace {
    /** Listens to nothing. */
    DialTrace NONE = (step, detail) -> {};

    /**
     * A step was passed.
     *
     * @param detail what was found, as a short phrase for users
     */
    void passed(DialStep step, String detail);
}
