package io.jenkins.plugins.windflow.core.compose.write;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The keys of one mapping while it is written; what is absent or empty is left out. Dollar signs are doubled. */
public final class Section {
    private final Map<String, Object> keys = new LinkedHashMap<>();

    Map<String, Object> keys() {
        return keys;
    }

    /** A text that interpolation leaves as it is. */
    static String literal(String text) {
        return text.replace("$", "$$");
    }

    void put(String key, String text) {
        keys.put(key, literal(text));
    }

    void put(String key, Optional<String> text) {
        text.ifPresent(value -> put(key, value));
    }

    void put(String key, Map<String, Object> value) {
        keys.put(key, value);
    }

    /** A value that is written as it is. */
    void putValue(String key, Optional<?> value) {
        value.ifPresent(present -> keys.put(key, present));
    }

    void putFlag(String key, boolean flag) {
        if (flag) {
            keys.put(key, true);
        }
    }

    void putNumber(String key, int number) {
        if (number != 0) {
            keys.put(key, number);
        }
    }

    void putTexts(String key, List<String> texts) {
        putFilled(key, texts.stream().map(Section::literal).toList());
    }

    void putTexts(String key, Map<String, String> texts) {
        Map<String, Object> literals = new LinkedHashMap<>();
        texts.forEach((name, value) -> literals.put(name, literal(value)));
        putFilled(key, literals);
    }

    void putFilled(String key, Map<String, ?> value) {
        if (!value.isEmpty()) {
            keys.put(key, value);
        }
    }

    void putFilled(String key, List<?> value) {
        if (!value.isEmpty()) {
            keys.put(key, value);
        }
    }
}
