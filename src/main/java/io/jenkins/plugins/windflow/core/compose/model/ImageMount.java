package io.jenkins.plugins.windflow.core.compose.model;

import java.util.Objects;
import java.util.Optional;

/**
 * The files of an image (Docker API 1.48 and later).
 *
 * @param image its reference; it is pulled when it is not on the engine
 * @param subpath the folder inside the image to mount instead of its root
 */
public record ImageMount(String image, String target, boolean readOnly, Optional<String> subpath) implements Mount {
    public ImageMount {
        Objects.requireNonNull(image, "image");
        Objects.requireNonNull(target, "target");
    }
}
