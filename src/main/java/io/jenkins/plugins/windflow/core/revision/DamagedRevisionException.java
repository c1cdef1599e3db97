package io.jenkins.plugins.windflow.core.revision;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.file.Path;

/** A file of a revision cannot be read; the others can. */
public final class DamagedRevisionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DamagedRevisionException(Path file, Exception cause) {
        super(
                "The revision in " + file + " cannot be read: " + sentence(cause)
                        + ". Restore the file from a backup, or remove it.",
                cause);
    }

    private static String sentence(Exception cause) {
        String text = cause instanceof JsonProcessingException json ? json.getOriginalMessage() : cause.getMessage();
        return text == null ? cause.getClass().getSimpleName() : text;
    }
}
