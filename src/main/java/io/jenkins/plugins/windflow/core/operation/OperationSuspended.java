package io.jenkins.plugins.windflow.core.operation;

/**
 * Thrown by a work that stopped at a safe point because Jenkins goes down: nothing was taken back, and the operation is not
 * finished; it is recovered after the next start.
 */
public final class OperationSuspended extends Exception {
    private static final long serialVersionUID = 1L;

    /** Suspended where it stands; the journal tells where that is. */
    public OperationSuspended() {
        super("Jenkins is shutting down: the operation is recovered after the next start.");
    }
}
