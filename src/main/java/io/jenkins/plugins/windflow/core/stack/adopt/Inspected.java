package io.jenkins.plugins.windflow.core.stack.adopt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedContainer;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedImage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One container as the engine describes it, beside the image that it was made from.
 *
 * @param image its configuration; missing when the image is gone, so that everything counts as asked for
 */
record Inspected(ObservedContainer container, JsonNode image) {
    static Inspected of(ObservedContainer container, ForeignStack stack) {
        return new Inspected(
                container,
                Optional.ofNullable(stack.images().get(container.imageId()))
                        .map(ObservedImage::config)
                        .orElseGet(MissingNode::getInstance));
    }

    JsonNode config() {
        return container.inspect().path("Config");
    }

    JsonNode host() {
        return container.inspect().path("HostConfig");
    }

    /** A text of {@code HostConfig}, when there is one. */
    Optional<String> hostText(String key) {
        return Optional.of(host().path(key).asText("")).filter(text -> !text.isEmpty());
    }

    static List<String> words(JsonNode array) {
        List<String> words = new ArrayList<>();
        array.forEach(word -> words.add(word.asText()));
        return words;
    }

    static Map<String, String> texts(JsonNode object) {
        Map<String, String> texts = new LinkedHashMap<>();
        object.properties()
                .forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
        return texts;
    }

    /** Variables of an environment by name, in the engine's order. */
    static Map<String, String> variables(JsonNode entries) {
        Map<String, String> variables = new LinkedHashMap<>();
        for (JsonNode entry : entries) {
            String[] parts = entry.asText().split("=", 2);
            if (parts.length == 2) {
                variables.put(parts[0], parts[1]);
            }
        }
        return variables;
    }
}
