package io.jenkins.plugins.windflow.core.change;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** What is needed to make a network, or a container's place on it, once more: only what was configured, never what came of it. */
public final class RecordedNetwork {
    private static final List<String> SETTINGS =
            List.of("Name", "Driver", "Internal", "Attachable", "EnableIPv4", "EnableIPv6", "Options", "Labels");

    private RecordedNetwork() {}

    /** The body of a create call that makes the inspected network. */
    public static ObjectNode body(JsonNode inspect) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("CheckDuplicate", true);
        for (String key : SETTINGS) {
            if (inspect.hasNonNull(key)) {
                body.set(key, inspect.path(key));
            }
        }
        if (inspect.path("IPAM").path("Config").size() > 0) {
            body.set("IPAM", inspect.path("IPAM"));
        }
        return body;
    }

    /**
     * The endpoint of a connect call.
     *
     * @param shortId the engine's own alias, which it adds by itself
     */
    public static ObjectNode endpoint(JsonNode inspect, String shortId) {
        ObjectNode endpoint = JsonNodeFactory.instance.objectNode();
        ArrayNode aliases = endpoint.putArray("Aliases");
        inspect.path("Aliases").forEach(alias -> {
            if (!alias.asText().equals(shortId)) {
                aliases.add(alias);
            }
        });
        for (String key : List.of("IPAMConfig", "Links", "DriverOpts", "GwPriority")) {
            if (inspect.hasNonNull(key)) {
                endpoint.set(key, inspect.path(key));
            }
        }
        return endpoint;
    }
}
