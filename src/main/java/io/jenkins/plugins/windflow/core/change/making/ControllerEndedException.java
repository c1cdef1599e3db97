package io.jenkins.plugins.windflow.core.change.making;

/** The process that deployed ended in the middle of it; the message is a sentence. */
public final class ControllerEndedException extends Exception {
    private static final long serialVersionUID = 1L;

    public ControllerEndedException(String sentence) {
        super(sentence);
    }
}
