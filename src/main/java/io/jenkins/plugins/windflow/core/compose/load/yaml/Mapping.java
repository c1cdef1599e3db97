package io.jenkins.plugins.windflow.core.compose.load.yaml;

import java.util.Collections;
import java.util.Map;

/** Values by key, in the order of the file. */
public record Mapping(Position position, Directive directive, Map<String, Entry> entries, long weight) implements Node {
    /**
     * A value and where its key stands.
     *
     * @param key position of the key
     */
    public record Entry(Position key, Node value) {}

    /**
     * A mapping.
     *
     * @param entries become part of it without a copy (files may be large): nobody changes them any more
     */
    public static Mapping of(Position position, Directive directive, Map<String, Entry> entries) {
        long weight = 1;
        for (Entry entry : entries.values()) {
            weight = Weights.add(weight, entry.value().weight());
        }
        return new Mapping(position, directive, Collections.unmodifiableMap(entries), weight);
    }

    @Override
    public String kindName() {
        return "a mapping";
    }

    @Override
    public String toString() {
        return kindName() + " at " + position;
    }
}
