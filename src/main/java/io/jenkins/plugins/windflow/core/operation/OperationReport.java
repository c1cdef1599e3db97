package io.jenkins.plugins.windflow.core.operation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What an operation tells about itself for people to look at: facts by the part of the report and the name of the thing, in
 * the order in which they first came. The last facts about a thing count.
 */
final class OperationReport {
    private final Map<String, Map<String, Map<String, Object>>> parts = new LinkedHashMap<>();

    synchronized void tell(String part, String name, Map<String, ?> facts) {
        parts.computeIfAbsent(part, any -> new LinkedHashMap<>())
                .put(name, Collections.unmodifiableMap(new LinkedHashMap<>(facts)));
    }

    synchronized Map<String, Map<String, Map<String, Object>>> copy() {
        Map<String, Map<String, Map<String, Object>>> copy = new LinkedHashMap<>();
        parts.forEach((part, things) -> copy.put(part, new LinkedHashMap<>(things)));
        return copy;
    }
}
