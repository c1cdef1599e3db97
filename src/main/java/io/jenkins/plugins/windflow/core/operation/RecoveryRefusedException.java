package io.jenkins.plugins.windflow.core.operation;

/** An operation cannot be recovered, or not in the way that was asked for. */
public final class RecoveryRefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    /** @param sentence why, and what to do instead */
    public RecoveryRefusedException(String sentence) {
        super(sentence);
    }
}
