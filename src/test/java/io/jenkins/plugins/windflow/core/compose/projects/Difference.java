package io.jenkins.plugins.windflow.core.compose.projects;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * One place where two readings of a project differ.
 *
 * @param path of the value
 * @param ours null if there is none
 * @param theirs null if there is none
 */
record Difference(String path, String ours, String theirs) {
    /** Every difference of two normal forms, by path. */
    static List<Difference> between(Map<String, String> ours, Map<String, String> theirs) {
        Set<String> paths = new TreeSet<>(ours.keySet());
        paths.addAll(theirs.keySet());
        List<Difference> differences = new ArrayList<>();
        for (String path : paths) {
            if (!Objects.equals(ours.get(path), theirs.get(path))) {
                differences.add(new Difference(path, ours.get(path), theirs.get(path)));
            }
        }
        return differences;
    }

    @Override
    public String toString() {
        return path + ": ours " + shown(ours) + ", docker compose " + shown(theirs);
    }

    private static String shown(String value) {
        return value == null ? "nothing" : "\"" + value + "\"";
    }
}
