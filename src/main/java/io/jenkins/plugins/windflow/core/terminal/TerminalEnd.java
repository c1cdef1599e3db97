package io.jenkins.plugins.windflow.core.terminal;

/**
 * How a terminal ended.
 *
 * @param exitCode of the shell when it ended by itself; null otherwise
 * @param sentence for the person: what happened, and whether anything is left running in the container
 */
public record TerminalEnd(Reason reason, Integer exitCode, String sentence) {
    /** Why. */
    public enum Reason {
        /** The shell has ended by itself. */
        EXITED,
        /** The person closed it. */
        CLOSED,
        /** Nobody came back to it. */
        ABANDONED,
        /** Nobody typed for longer than the limit. */
        IDLE,
        /** The right was taken away, the person logged out, or the environment may not be changed any more. */
        REVOKED,
        /** The container stopped or was removed. */
        CONTAINER_GONE,
        /** The connection to the engine broke. */
        ENGINE_LOST,
        /** Jenkins shuts down. */
        SHUTDOWN
    }

    TerminalEnd and(HangUp.Outcome left) {
        return left.sentence().isEmpty() ? this : new TerminalEnd(reason, exitCode, sentence + " " + left.sentence());
    }
}
