package io.jenkins.plugins.windflow.core.environment;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Which restricted environments the jobs of a folder may use: names, and labels written {@code label:eu}.
 *
 * @param entries as written, without blanks around them
 */
public record AllowList(Set<String> entries) {
    /** What stands before a label. */
    public static final String LABEL = "label:";

    /** Allows nothing. */
    public static final AllowList EMPTY = new AllowList(Set.of());

    /** Keeps an unmodifiable copy. */
    public AllowList {
        entries = Set.copyOf(entries);
    }

    /** The list of these entries; blank ones are left out. */
    public static AllowList of(Collection<String> entries) {
        Set<String> kept = new LinkedHashSet<>();
        entries.stream().map(String::strip).filter(entry -> !entry.isEmpty()).forEach(kept::add);
        return new AllowList(kept);
    }

    /** Whether an environment of this name, with these labels, is on the list. */
    public boolean allows(String environment, Collection<String> labels) {
        return entries.contains(environment) || labels.stream().anyMatch(label -> entries.contains(LABEL + label));
    }

    /** Both lists together. */
    public AllowList with(AllowList other) {
        Set<String> all = new LinkedHashSet<>(entries);
        all.addAll(other.entries);
        return new AllowList(all);
    }

    /** What is wrong with an entry, in one sentence; empty when it is fine. */
    public static Optional<String> problem(String entry) {
        if (!entry.startsWith(LABEL)) {
            return EnvironmentName.problem(entry);
        }
        return entry.substring(LABEL.length()).isBlank()
                ? Optional.of("'" + entry + "' has no label behind '" + LABEL + "'.")
                : Optional.empty();
    }
}
