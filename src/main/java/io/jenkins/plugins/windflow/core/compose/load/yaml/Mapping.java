package io.jenkins.plugins.windflow.core.compose.load.yaml;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

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

    /** The same mapping with a changed value for a key, if it has that key. */
    public Mapping change(String key, UnaryOperator<Node> change) {
        Entry entry = entries.get(key);
        Node changed = entry == null ? null : change.apply(entry.value());
        if (entry == null || changed == entry.value()) {
            return this;
        }
        Map<String, Entry> copy = new LinkedHashMap<>(entries);
        copy.put(key, new Entry(entry.key(), changed));
        return of(position, directive, copy);
    }

    /** The same mapping with every value changed; itself when that changes nothing. */
    public Mapping changeAll(UnaryOperator<Node> change) {
        Map<String, Entry> copy = new LinkedHashMap<>();
        boolean changed = false;
        for (Map.Entry<String, Entry> each : entries.entrySet()) {
            Node value = change.apply(each.getValue().value());
            changed |= value != each.getValue().value();
            copy.put(each.getKey(), new Entry(each.getValue().key(), value));
        }
        return changed ? of(position, directive, copy) : this;
    }

    /** The same mapping without a key. */
    public Mapping without(String key) {
        if (!entries.containsKey(key)) {
            return this;
        }
        Map<String, Entry> copy = new LinkedHashMap<>(entries);
        copy.remove(key);
        return of(position, directive, copy);
    }

    /** The value of a key; empty when there is none. */
    public Optional<Node> value(String key) {
        return Optional.ofNullable(entries.get(key)).map(Entry::value);
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
