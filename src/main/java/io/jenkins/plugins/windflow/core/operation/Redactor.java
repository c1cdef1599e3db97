package io.jenkins.plugins.windflow.core.operation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Replaces known secret values by {@code ****} wherever text leaves an operation: the last line of defence behind code that
 * does not put secrets there in the first place. Values shorter than {@value #SHORTEST} characters are left: replacing
 * them would mangle every text and so tell what they are.
 */
public final class Redactor {
    /** Length of the shortest value that is replaced. */
    static final int SHORTEST = 3;

    static final String MASK = "****";

    private static final Comparator<String> LONGEST_FIRST =
            Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder());

    private final TreeSet<String> secrets = new TreeSet<>(LONGEST_FIRST);

    /** Adds values; of a value with several lines also every line that is long enough to be one by itself. */
    public synchronized void protect(Collection<String> values) {
        for (String value : values) {
            add(value, SHORTEST);
            add(value.strip(), SHORTEST);
            if (value.indexOf('\n') >= 0) {
                value.lines().map(String::strip).forEach(line -> add(line, 8));
            }
        }
    }

    private void add(String value, int shortest) {
        if (value.length() >= shortest) {
            secrets.add(value);
        }
    }

    public synchronized String redact(String text) {
        if (text == null || secrets.isEmpty()) {
            return text;
        }
        String safe = text;
        for (String secret : secrets) {
            safe = safe.replace(secret, MASK);
        }
        return safe;
    }

    /** The same value with every text in it redacted, keys included. */
    Object redactAll(Object value) {
        return switch (value) {
            case null -> null;
            case String text -> redact(text);
            case Map<?, ?> map -> redactMap(map);
            case Collection<?> list -> redactList(list);
            default -> value;
        };
    }

    Map<String, Object> redactMap(Map<?, ?> map) {
        Map<String, Object> safe = new LinkedHashMap<>();
        map.forEach((key, value) -> safe.put(redact(String.valueOf(key)), redactAll(value)));
        return safe;
    }

    /** Whether anything in the map would be replaced. */
    boolean masks(Map<?, ?> map) {
        return !redactMap(map).equals(new Redactor().redactMap(map));
    }

    PlanDocument redact(PlanDocument plan) {
        List<PlannedAction> actions = plan.actions().stream()
                .map(a -> new PlannedAction(a.type(), a.kind(), redact(a.name()), redact(a.reason())))
                .toList();
        return new PlanDocument(plan.changes(), actions, redact(plan.text()));
    }

    private List<Object> redactList(Collection<?> list) {
        List<Object> safe = new ArrayList<>();
        list.forEach(value -> safe.add(redactAll(value)));
        return safe;
    }
}
