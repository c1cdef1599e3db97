package io.jenkins.plugins.windflow.core.compose.plan.observed;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * An image on the engine.
 *
 * @param inspect the answer of {@code GET /images/NAME/json}
 */
public record ObservedImage(JsonNode inspect) {
    /** Its ID. */
    public String id() {
        return inspect.path("Id").asText();
    }

    /** What it gives its containers: environment, command, labels, and so on. */
    public JsonNode config() {
        return inspect.path("Config");
    }

    /** The digest under which it came from the registry of a reference; empty when it did not come from there. */
    public Optional<String> digest(String reference) {
        String beginning = ImageReference.repository(reference) + "@";
        return StreamSupport.stream(inspect.path("RepoDigests").spliterator(), false)
                .map(digest -> ImageReference.canonical(digest.asText()))
                .filter(digest -> digest.startsWith(beginning))
                .map(digest -> digest.substring(beginning.length()))
                .findFirst();
    }

    /** Whether it came from the registry of a reference under this digest: an image can have several. */
    public boolean hasDigest(String reference, String digest) {
        String whole = ImageReference.repository(reference) + "@" + digest;
        return StreamSupport.stream(inspect.path("RepoDigests").spliterator(), false)
                .anyMatch(one -> ImageReference.canonical(one.asText()).equals(whole));
    }

    /** When one of its names was last put on it; empty when the engine does not know. */
    public Optional<Instant> lastTagged() {
        try {
            Instant time =
                    Instant.parse(inspect.path("Metadata").path("LastTagTime").asText());
            // Engines say year 1 for never.
            return time.isBefore(Instant.EPOCH) ? Optional.empty() : Optional.of(time);
        } catch (DateTimeParseException none) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "image " + id();
    }
}
