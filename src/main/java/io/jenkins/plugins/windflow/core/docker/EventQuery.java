package io.jenkins.plugins.windflow.core.docker;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which of an engine's events to read.
 *
 * @param filters for example {@code type -> [container]}; several values of one key mean any of them
 * @param since also past events from then on, or null
 * @param until the stream ends then, or null for never
 */
public record EventQuery(Map<String, List<String>> filters, Instant since, Instant until) {
    public EventQuery {
        filters = Map.copyOf(filters);
    }

    /** All that happens from now on. */
    public static EventQuery all() {
        return new EventQuery(Map.of(), null, null);
    }

    Map<String, String> query() {
        Map<String, String> query = new TreeMap<>();
        if (!filters.isEmpty()) {
            ObjectNode json = JsonNodeFactory.instance.objectNode();
            new TreeMap<>(filters).forEach((key, values) -> values.forEach(json.withArray(key)::add));
            query.put("filters", json.toString());
        }
        if (since != null) {
            query.put("since", Seconds.of(since));
        }
        if (until != null) {
            query.put("until", Seconds.of(until));
        }
        return query;
    }
}
