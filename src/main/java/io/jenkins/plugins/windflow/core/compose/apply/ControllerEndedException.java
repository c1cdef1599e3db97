package io.jenkins.plugins.windflow.core.compose.apply;

/** The process that deployed ended in the middle of it; the message is a sentence. */
final class ControllerEndedException extends Exception {
    private static final long serialVersionUID = 1L;

    ControllerEndedException(String sentence) {
        super(sentence);
    }
}
