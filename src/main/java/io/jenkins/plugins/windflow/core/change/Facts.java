package io.jenkins.plugins.windflow.core.change;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;

/** The facts of a change, read back from a journal. A fact that is missing or no such thing makes the whole unreadable. */
final class Facts {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String type;
    private final Map<String, ?> values;

    /** @param type of the change, for errors */
    Facts(String type, Map<String, ?> values) {
        this.type = type;
        this.values = values;
    }

    /** @param pairs name, value, name, value ... */
    static Map<String, Object> of(Object... pairs) {
        Map<String, Object> facts = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            facts.put((String) pairs[i], pairs[i + 1]);
        }
        return facts;
    }

    String text(String name) {
        return value(name, String.class);
    }

    boolean flag(String name) {
        return value(name, Boolean.class);
    }

    int number(String name) {
        return value(name, Number.class).intValue();
    }

    Map<String, String> texts(String name) {
        Map<String, String> texts = new LinkedHashMap<>();
        value(name, Map.class).forEach((key, value) -> texts.put(String.valueOf(key), String.valueOf(value)));
        return texts;
    }

    JsonNode json(String name) {
        try {
            return JSON.readTree(text(name));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("'" + name + "' of " + type + " is not JSON.", e);
        }
    }

    private <T> T value(String name, Class<T> kind) {
        Object value = values.get(name);
        if (!kind.isInstance(value)) {
            throw new IllegalArgumentException("'" + name + "' of " + type + " is missing.");
        }
        return kind.cast(value);
    }
}
