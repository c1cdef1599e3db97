package io.jenkins.plugins.windflow.steps;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Copies an operation's values into what a Pipeline may keep over a restart and a sandbox may read. */
final class StepResult {
    private StepResult() {}

    static Map<String, Object> copy(Map<?, ?> values) {
        Map<String, Object> copy = new LinkedHashMap<>();
        values.forEach((key, value) -> copy.put(String.valueOf(key), copyOf(value)));
        return copy;
    }

    private static Object copyOf(Object value) {
        return switch (value) {
            case null -> null;
            case Map<?, ?> map -> copy(map);
            case List<?> list -> {
                List<Object> copy = new ArrayList<>();
                list.forEach(element -> copy.add(copyOf(element)));
                yield copy;
            }
            case Number number -> number;
            case Boolean truth -> truth;
            default -> value.toString();
        };
    }
}
