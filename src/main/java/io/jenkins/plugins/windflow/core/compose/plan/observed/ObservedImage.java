package io.jenkins.plugins.windflow.core.compose.plan.observed;

import com.fasterxml.jackson.databind.JsonNode;

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

    @Override
    public String toString() {
        return "image " + id();
    }
}
