package io.jenkins.plugins.windflow.core.docker.check;

import java.time.Duration;

/**
 * One step of a connection test.
 *
 * @param name as users read it
 * @param took zero for a skipped step
 * @param message what was found, or why it failed and the way out
 */
public record TestStep(String name, Outcome outcome, Duration took, String message) {
    /** How a step ended. */
    public enum Outcome {
        OK,
        FAILED,
        /** Not needed on this kind of connection, or an earlier step failed. */
        SKIPPED
    }

    /** Whether nothing is wrong with this step. */
    public boolean ok() {
        return outcome != Outcome.FAILED;
    }
}
