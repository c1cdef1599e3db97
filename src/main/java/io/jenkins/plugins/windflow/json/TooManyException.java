package io.jenkins.plugins.windflow.json;

/** Somebody has more of something open at once than one person may; answered with status 429. */
public final class TooManyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message one sentence that says what to close or to wait for */
    public TooManyException(String message) {
        super(message);
    }
}
