package io.jenkins.plugins.windflow.core.watch;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.windflow.core.docker.Engine;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * A list that an engine keeps.
 *
 * @param name the same for all environments: {@code containers}
 * @param changedBy whether an event of the engine ({@code GET /events}) may have changed the list
 * @param reader asks the engine for the list, and makes of it what pages get
 */
public record Listing(String name, Predicate<JsonNode> changedBy, Reader reader) {
    /** Asks an engine. */
    @FunctionalInterface
    public interface Reader {
        /** Maps, lists, texts, or JSON, to be written as one JSON document. */
        Object read(Engine engine);
    }

    public Listing {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(changedBy, "changedBy");
        Objects.requireNonNull(reader, "reader");
    }

    /** Events about one of these kinds of objects, in the words of the engine: {@code image}, {@code volume}. */
    public static Predicate<JsonNode> eventsOf(String... types) {
        return event -> {
            for (String type : types) {
                if (event.path("Type").asText().equals(type)) {
                    return true;
                }
            }
            return false;
        };
    }
}
