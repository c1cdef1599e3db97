package io.jenkins.plugins.windflow.core.compose.apply;

import io.jenkins.plugins.windflow.core.docker.error.EngineException;
import io.jenkins.plugins.windflow.core.image.RegistrySentence;

/** An image cannot be had. Registries often do not say which one, so the sentence does. */
final class ImageFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private ImageFailure(String message, EngineException cause) {
        super(message, cause);
    }

    static ImageFailure pulling(String image, EngineException cause) {
        return new ImageFailure(
                "The image " + image + " could not be pulled: " + RegistrySentence.of(cause.getMessage()), cause);
    }

    /**
     * A build that gave no image, or the wrong one.
     *
     * @param reason completes the sentence after a colon
     * @param cause or null
     */
    static ImageFailure building(String image, String reason, EngineException cause) {
        return new ImageFailure("The image " + image + " could not be built: " + reason, cause);
    }
}
