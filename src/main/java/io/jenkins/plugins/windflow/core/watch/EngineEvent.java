package io.jenkins.plugins.windflow.core.watch;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * One event of an engine ({@code GET /events}).
 *
 * @param number counts the events of one stream
 * @param time by the engine's clock
 * @param type {@code container}, {@code image}, {@code volume}, {@code network}, {@code daemon}, ...
 * @param action {@code start}, {@code health_status: healthy}, ...
 * @param id of what it happened to
 * @param name of what it happened to; its id when it has none
 * @param attributes everything else that the engine says, labels among it
 */
public record EngineEvent(
        long number, Instant time, String type, String action, String id, String name, Map<String, String> attributes) {
    private static final int NANOS = 1_000_000_000;

    /** Reads what the engine has sent. */
    public static EngineEvent of(long number, JsonNode event) {
        Map<String, String> attributes = new TreeMap<>();
        event.path("Actor")
                .path("Attributes")
                .fields()
                .forEachRemaining(
                        one -> attributes.put(one.getKey(), one.getValue().asText()));
        String id = event.path("Actor").path("ID").asText(event.path("id").asText());
        long nanos = event.path("timeNano").asLong(event.path("time").asLong() * NANOS);
        return new EngineEvent(
                number,
                Instant.ofEpochSecond(nanos / NANOS, nanos % NANOS),
                event.path("Type").asText(),
                event.path("Action").asText(),
                id,
                attributes.getOrDefault("name", id),
                attributes);
    }

    /** As pages get it. */
    public Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("number", number);
        json.put("time", time.toString());
        json.put("type", type);
        json.put("action", action);
        json.put("id", id);
        json.put("name", name);
        json.put("attributes", attributes);
        return json;
    }
}
