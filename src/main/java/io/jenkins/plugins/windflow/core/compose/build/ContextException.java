package io.jenkins.plugins.windflow.core.compose.build;

import java.io.IOException;

/** A build context that cannot be packed; the message is one whole sentence for users. */
public final class ContextException extends IOException {
    private static final long serialVersionUID = 1L;

    public ContextException(String sentence) {
        super(sentence);
    }

    public ContextException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
