package io.jenkins.plugins.windflow.core.compose.apply;

import io.jenkins.plugins.windflow.core.docker.error.EngineException;

/** An image cannot be had. Registries often do not say which one, so the sentence does. */
final class ImageFailure extends Exception {
    private static final long serialVersionUID = 1L;

    /** @param verb {@code pulled} or {@code built} */
    ImageFailure(String image, String verb, EngineException cause) {
        super(
                "The image " + image + " could not be " + verb + ": "
                        + cause.getMessage().strip(),
                cause);
    }
}
