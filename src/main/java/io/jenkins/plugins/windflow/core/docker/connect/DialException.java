package io.jenkins.plugins.windflow.core.docker.connect;

import io.jenkins.plugins.windflow.core.docker.error.EngineException.Kind;
import java.io.IOException;

/** Why a channel could not be opened; the message is a sentence for users. */
public final class DialException extends IOException {
    private static final long serialVersionUID = 1L;

    private final DialStep step;
    private final Kind kind;

    /** @param cause the failure below, or null */
    public DialException(DialStep step, Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.step = step;
        this.kind = kind;
    }

    /** The step that failed. */
    public DialStep step() {
        return step;
    }

    public Kind kind() {
        return kind;
    }
}
