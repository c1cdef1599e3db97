package io.jenkins.plugins.windflow.core.compose.plan.observed;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;

/**
 * A network on the engine.
 *
 * @param inspect the answer of {@code GET /networks/ID}
 */
public record ObservedNetwork(JsonNode inspect) {
    /** Its ID. */
    public String id() {
        return inspect.path("Id").asText();
    }

    /** Its name. */
    public String name() {
        return inspect.path("Name").asText();
    }

    /** A label, or empty text. */
    public String label(String name) {
        return inspect.path("Labels").path(name).asText("");
    }

    /** IDs of the running containers on it. */
    public Set<String> containers() {
        Set<String> ids = new TreeSet<>();
        inspect.path("Containers").fieldNames().forEachRemaining(ids::add);
        return ids;
    }
}
