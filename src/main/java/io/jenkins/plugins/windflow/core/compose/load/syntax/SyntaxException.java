package io.jenkins.plugins.windflow.core.compose.load.syntax;

/** A text is not what it should be; the message is a sentence for the user. */
public final class SyntaxException extends Exception {
    private static final long serialVersionUID = 1L;

    public SyntaxException(String message) {
        super(message);
    }
}
