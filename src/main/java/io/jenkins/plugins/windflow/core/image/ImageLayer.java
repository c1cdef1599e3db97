package io.jenkins.plugins.windflow.core.image;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * One step in the making of an image.
 *
 * @param id of the intermediate image; {@code <missing>} when it was made elsewhere
 * @param createdBy the instruction, as the builder wrote it
 * @param size in bytes that it added; 0 when it changed settings only
 */
public record ImageLayer(String id, Instant created, String createdBy, long size, String comment, List<String> tags) {
    static ImageLayer of(JsonNode entry) {
        List<String> tags = new ArrayList<>();
        entry.path("Tags").forEach(tag -> tags.add(tag.asText()));
        return new ImageLayer(
                entry.path("Id").asText(),
                Instant.ofEpochSecond(entry.path("Created").asLong()),
                entry.path("CreatedBy").asText(),
                entry.path("Size").asLong(),
                entry.path("Comment").asText(""),
                List.copyOf(tags));
    }
}
