package io.jenkins.plugins.windflow.core.compose.plan.compare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a container gets when it is created from a body and an image: the rules by which the engine merges the two. A
 * container can be compared with the result value by value, and what comes from the image is told from what was asked.
 */
public final class ImageDefaults {
    private final JsonNode body;
    private final JsonNode image;

    /** @param image configuration of the image; missing when it is not known */
    ImageDefaults(JsonNode body, JsonNode image) {
        this.body = body;
        this.image = image == null ? MissingNode.getInstance() : image;
    }

    /** Variables by name; a name without a value in the body takes the image's variable away. */
    Map<String, String> environment() {
        Map<String, String> merged = variables(image.path("Env"));
        for (JsonNode entry : body.path("Env")) {
            String text = entry.asText();
            int equals = text.indexOf('=');
            if (equals < 0) {
                merged.remove(text);
            } else {
                merged.put(text.substring(0, equals), text.substring(equals + 1));
            }
        }
        return merged;
    }

    static Map<String, String> variables(JsonNode entries) {
        Map<String, String> variables = new TreeMap<>();
        for (JsonNode entry : entries) {
            String text = entry.asText();
            int equals = text.indexOf('=');
            if (equals >= 0) {
                variables.put(text.substring(0, equals), text.substring(equals + 1));
            }
        }
        return variables;
    }

    Map<String, String> labels() {
        Map<String, String> merged = strings(image.path("Labels"));
        merged.putAll(strings(body.path("Labels")));
        return merged;
    }

    public static Map<String, String> strings(JsonNode object) {
        Map<String, String> strings = new TreeMap<>();
        object.properties()
                .forEach(entry -> strings.put(entry.getKey(), entry.getValue().asText()));
        return strings;
    }

    /** The image's entry point unless the body has one, even an empty one. */
    List<String> entrypoint() {
        return body.has("Entrypoint") ? words(body.path("Entrypoint")) : words(image.path("Entrypoint"));
    }

    /** The image's command only when the body has neither command nor entry point. */
    List<String> command() {
        boolean own = !words(body.path("Cmd")).isEmpty()
                || !words(body.path("Entrypoint")).isEmpty();
        return words(own ? body.path("Cmd") : image.path("Cmd"));
    }

    static List<String> words(JsonNode array) {
        List<String> words = new ArrayList<>();
        array.forEach(word -> words.add(word.asText()));
        return words;
    }

    /** A single text: the body's, or else the image's, or else empty. */
    public String text(String key) {
        String own = body.path(key).asText("");
        return own.isEmpty() ? image.path(key).asText("") : own;
    }

    /** Whatever the body leaves open comes from the image. */
    ObjectNode healthcheck() {
        JsonNode own = body.path("Healthcheck");
        JsonNode inherited = image.path("Healthcheck");
        ObjectNode merged = JsonNodeFactory.instance.objectNode();
        merged.set("Test", own.path("Test").isEmpty() ? inherited.path("Test") : own.path("Test"));
        for (String key : List.of("Interval", "Timeout", "StartPeriod", "StartInterval", "Retries")) {
            long value = own.path(key).asLong(0);
            merged.put(key, value == 0 ? inherited.path(key).asLong(0) : value);
        }
        return merged;
    }

    /** Ports that the image announces: {@code 80/tcp}. */
    Set<String> exposedPorts() {
        Set<String> ports = new TreeSet<>();
        image.path("ExposedPorts").fieldNames().forEachRemaining(ports::add);
        return ports;
    }

    /** Targets of the volumes that the image declares. */
    Set<String> volumes() {
        Set<String> targets = new TreeSet<>();
        image.path("Volumes").fieldNames().forEachRemaining(targets::add);
        return targets;
    }
}
