package io.jenkins.plugins.windflow.core.compose.plan;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A volume on the engine.
 *
 * @param inspect the answer of {@code GET /volumes/NAME}
 */
public record ObservedVolume(JsonNode inspect) {
    /** Its name. */
    public String name() {
        return inspect.path("Name").asText();
    }

    /** A label, or empty text. */
    public String label(String name) {
        return inspect.path("Labels").path(name).asText("");
    }
}
