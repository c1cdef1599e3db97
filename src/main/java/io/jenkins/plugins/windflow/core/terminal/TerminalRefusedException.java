package io.jenkins.plugins.windflow.core.terminal;

/** A terminal cannot be opened: the message says in one sentence why, and what to do. */
public final class TerminalRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TerminalRefusedException(String message) {
        super(message);
    }
}
