package io.jenkins.plugins.windflow.core.image;

import io.jenkins.plugins.windflow.core.docker.error.EngineException;
import io.jenkins.plugins.windflow.core.docker.error.InterruptedCallException;

/** An image cannot be had, made or given away; the sentence names it, which registries and engines often do not. */
public final class ImageFailure extends Exception {
    private static final long serialVersionUID = 1L;

    ImageFailure(String sentence, Exception cause) {
        super(sentence, cause);
    }

    /**
     * @param what happened, without a full stop: the reason is added
     * @throws InterruptedCallException when nothing failed, but the job was interrupted
     */
    static ImageFailure of(String what, EngineException cause) {
        if (cause instanceof InterruptedCallException) {
            throw cause;
        }
        String reason = cause.unanswered() ? cause.getMessage() : RegistrySentence.of(cause.getMessage());
        return new ImageFailure(what + ": " + reason, cause);
    }
}
