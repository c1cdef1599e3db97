package io.jenkins.plugins.windflow.core.usage;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ComposeLabels;

/**
 * A container as the user of something.
 *
 * @param state as the engine calls it: {@code running}, {@code exited}, {@code created}, ...
 * @param stack name of the Compose project; empty for none
 * @param service of the stack; empty for none
 */
public record UsingContainer(String id, String name, String state, String stack, String service) {
    /** Reads an entry of {@code GET /containers/json}. */
    static UsingContainer of(JsonNode listed) {
        JsonNode labels = listed.path("Labels");
        return new UsingContainer(
                listed.path("Id").asText(),
                listed.path("Names").path(0).asText().replaceFirst("^/", ""),
                listed.path("State").asText(),
                labels.path(ComposeLabels.PROJECT).asText(""),
                labels.path(ComposeLabels.SERVICE).asText(""));
    }

    /** Whether processes of it are there, also when they are paused. */
    public boolean runs() {
        return state.equals("running") || state.equals("paused") || state.equals("restarting");
    }
}
