package io.jenkins.plugins.windflow.api.stack;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the fields of a JSON object that a request carries; what is not as it should be is said in one sentence. */
final class BodyFields {
    private BodyFields() {}

    /** A list of texts; none when it is not there. */
    static List<String> texts(Map<?, ?> body, String name) {
        List<String> texts = new ArrayList<>();
        for (Object item : list(body, name)) {
            if (!(item instanceof String text)) {
                throw new IllegalArgumentException("'" + name + "' must be a list of texts.");
            }
            texts.add(text);
        }
        return texts;
    }

    /** A list; empty when it is not there. */
    static List<?> list(Map<?, ?> body, String name) {
        return switch (body.get(name)) {
            case null -> List.of();
            case List<?> list -> list;
            default -> throw new IllegalArgumentException("'" + name + "' must be a list.");
        };
    }

    /** An object; empty when it is not there. */
    static Map<?, ?> object(Map<?, ?> body, String name) {
        return switch (body.get(name)) {
            case null -> Map.of();
            case Map<?, ?> object -> object;
            default -> throw new IllegalArgumentException("'" + name + "' must be an object.");
        };
    }

    /** Texts by name; a value may be null. */
    static Map<String, String> textsByName(Map<?, ?> body, String name) {
        Map<String, String> texts = new LinkedHashMap<>();
        object(body, name).forEach((key, value) -> {
            if (value != null && !(value instanceof String)) {
                throw new IllegalArgumentException("'" + name + "." + key + "' must be a text.");
            }
            texts.put(String.valueOf(key), (String) value);
        });
        return texts;
    }

    /** A text; null when it is not there or empty. */
    static String text(Map<?, ?> body, String name) {
        return switch (body.get(name)) {
            case null -> null;
            case String text -> text.isBlank() ? null : text;
            default -> throw new IllegalArgumentException("'" + name + "' must be a text.");
        };
    }

    static boolean flag(Map<?, ?> body, String name, boolean otherwise) {
        return switch (body.get(name)) {
            case null -> otherwise;
            case Boolean flag -> flag;
            default -> throw new IllegalArgumentException("'" + name + "' must be true or false.");
        };
    }

    static int number(Map<?, ?> body, String name, int otherwise) {
        return switch (body.get(name)) {
            case null -> otherwise;
            case Integer number -> number;
            default -> throw new IllegalArgumentException("'" + name + "' must be a whole number.");
        };
    }
}
