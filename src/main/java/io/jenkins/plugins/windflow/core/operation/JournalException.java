package io.jenkins.plugins.windflow.core.operation;

/** A journal that cannot be read: damaged, or written by a newer version. */
public final class JournalException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param sentence names the file and says what to do
     * @param cause may be null
     */
    public JournalException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
