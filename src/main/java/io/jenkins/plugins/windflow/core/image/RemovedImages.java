package io.jenkins.plugins.windflow.core.image;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * What went when an image was removed.
 *
 * @param untagged names that lead nowhere now
 * @param deleted ids of images, the intermediate ones included
 */
public record RemovedImages(List<String> untagged, List<String> deleted) {
    /** From an answer to {@code DELETE /images/...} or from the images in that to a prune. */
    public static RemovedImages of(JsonNode answer) {
        List<String> untagged = new ArrayList<>();
        List<String> deleted = new ArrayList<>();
        for (JsonNode entry : answer) {
            if (entry.hasNonNull("Untagged")) {
                untagged.add(entry.path("Untagged").asText());
            }
            if (entry.hasNonNull("Deleted")) {
                deleted.add(entry.path("Deleted").asText());
            }
        }
        return new RemovedImages(List.copyOf(untagged), List.copyOf(deleted));
    }
}
