package io.jenkins.plugins.windflow.core.change.making;

/** The engine did not come back in time, or another one came in its place; the message is a sentence. */
public final class EngineGoneException extends Exception {
    private static final long serialVersionUID = 1L;

    public EngineGoneException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
