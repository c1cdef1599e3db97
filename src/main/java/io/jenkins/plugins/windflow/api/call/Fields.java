package io.jenkins.plugins.windflow.api.call;

import io.jenkins.plugins.windflow.json.JsonBody;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kohsuke.stapler.StaplerRequest2;

/** The fields of a JSON object by name; a field of the wrong type is an {@link IllegalArgumentException} with one sentence. */
public final class Fields {
    private final Map<?, ?> values;

    private Fields(Map<?, ?> values) {
        this.values = values;
    }

    /** Those of the body of a request. */
    public static Fields read(StaplerRequest2 request) throws IOException {
        return new Fields(JsonBody.read(request));
    }

    public static Fields of(Map<?, ?> values) {
        return new Fields(values);
    }

    /** All of them as they are. */
    public Map<?, ?> values() {
        return values;
    }

    /** A text that has to be there. */
    public String text(String name) {
        String text = text(name, "");
        if (text.isEmpty()) {
            throw new IllegalArgumentException("'" + name + "' is missing.");
        }
        return text;
    }

    /** A text without blanks around it. */
    public String text(String name, String otherwise) {
        Object value = values.get(name);
        if (value == null) {
            return otherwise;
        }
        return typed(name, value, String.class, "a text").strip();
    }

    /** A text as it is, such as a password. */
    public String verbatim(String name) {
        Object value = values.get(name);
        return value == null ? "" : typed(name, value, String.class, "a text");
    }

    /** Whether it is said to be true. */
    public boolean flag(String name) {
        return flag(name, false);
    }

    public boolean flag(String name, boolean otherwise) {
        Object value = values.get(name);
        return value == null ? otherwise : typed(name, value, Boolean.class, "true or false");
    }

    public int number(String name, int otherwise) {
        Object value = values.get(name);
        return value == null ? otherwise : typed(name, value, Integer.class, "a whole number");
    }

    /** A list of texts; empty when it is missing. */
    public List<String> texts(String name) {
        return list(name).stream()
                .map(value -> typed(name, value, String.class, "a list of texts"))
                .toList();
    }

    /** A map of texts; empty when it is missing. */
    public Map<String, String> map(String name) {
        Map<String, String> map = mapWithNulls(name);
        map.forEach((key, text) -> typed(name + "." + key, text, String.class, "a text"));
        return map;
    }

    /** A map of texts, of which some may be null; empty when it is missing. */
    public Map<String, String> mapWithNulls(String name) {
        Map<String, String> map = new LinkedHashMap<>();
        part(name)
                .values()
                .forEach((key, text) -> map.put(
                        String.valueOf(key),
                        text == null ? null : typed(name + "." + key, text, String.class, "a text")));
        return map;
    }

    /** An object; an empty one when it is missing. */
    public Fields part(String name) {
        return has(name) ? object(name) : new Fields(Map.of());
    }

    /** A list of objects; empty when it is missing. */
    public List<Fields> objects(String name) {
        return list(name).stream()
                .map(value -> new Fields(typed(name, value, Map.class, "a list of objects")))
                .toList();
    }

    /** Whether there is such an object. */
    public boolean has(String name) {
        return values.get(name) != null;
    }

    /** An object that has to be there. */
    public Fields object(String name) {
        return new Fields(typed(name, values.get(name), Map.class, "an object"));
    }

    /** One of some values by its name, in any case. */
    public <E extends Enum<E>> E choice(String name, Class<E> type, E otherwise) {
        String text = text(name, otherwise.name());
        for (E value : type.getEnumConstants()) {
            if (value.name().equalsIgnoreCase(text)) {
                return value;
            }
        }
        throw new IllegalArgumentException(
                "'" + name + "' must be one of " + List.of(type.getEnumConstants()) + ", not '" + text + "'.");
    }

    private List<?> list(String name) {
        Object value = values.get(name);
        return value == null ? List.of() : typed(name, value, List.class, "a list");
    }

    private static <T> T typed(String name, Object value, Class<T> type, String what) {
        if (!type.isInstance(value)) {
            throw new IllegalArgumentException("'" + name + "' must be " + what + ".");
        }
        return type.cast(value);
    }
}
