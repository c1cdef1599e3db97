package io.jenkins.plugins.windflow.core.compose.plan.observed;

import java.util.Objects;
import java.util.Optional;

/**
 * Which image a name stood for at one moment: what it takes to run exactly that image once more.
 *
 * @param reference the name, as a Compose file gives it
 * @param id ID of the image on its engine
 * @param digest under which a registry has it, as {@code repository@sha256:...}; empty when it came from no registry
 */
public record ImageIdentity(String reference, String id, Optional<String> digest) {
    public ImageIdentity {
        Objects.requireNonNull(reference, "reference");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(digest, "digest");
    }

    /** What a reference stands for now. */
    public static ImageIdentity of(String reference, ObservedImage image) {
        return new ImageIdentity(
                reference,
                image.id(),
                image.digest(reference).map(digest -> ImageReference.repository(reference) + "@" + digest));
    }
}
