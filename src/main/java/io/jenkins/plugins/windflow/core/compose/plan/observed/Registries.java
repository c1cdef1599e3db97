package io.jenkins.plugins.windflow.core.compose.plan.observed;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What registries said about the images of a project, as far as they were asked.
 *
 * @param answers by canonical reference
 * @param moment when they were asked; what goes by time counts from here
 */
public record Registries(Map<String, Answer> answers, Instant moment) {
    /** Nobody was asked. */
    public static final Registries NONE = new Registries(Map.of(), Instant.EPOCH);

    /** What a registry said about one reference. */
    public sealed interface Answer {
        /** The digest of the manifest, or of the list of manifests, that the reference names there now. */
        record Digest(String digest) implements Answer {}

        /** It did not say; the sentence says why. */
        record Silent(String sentence) implements Answer {}
    }

    public Registries {
        answers = Map.copyOf(answers);
    }

    /** Empty when nobody was asked. */
    public Optional<Answer> about(String reference) {
        return Optional.ofNullable(answers.get(ImageReference.canonical(reference)));
    }
}
