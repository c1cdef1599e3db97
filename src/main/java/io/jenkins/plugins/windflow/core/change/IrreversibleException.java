package io.jenkins.plugins.windflow.core.change;

/** A change cannot be taken back any more; the message says why, to follow on what was tried. */
public final class IrreversibleException extends Exception {
    private static final long serialVersionUID = 1L;

    IrreversibleException(String reason) {
        super(reason);
    }
}
