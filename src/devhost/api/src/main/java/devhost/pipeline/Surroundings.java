package devhost.pipeline;

import hudson.FilePath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the enclosing blocks give to a step.
 *
 * @param directory current directory, or null outside of {@code node}
 * @param variables environment variables set by {@code withEnv} and {@code withCredentials}, in order
 * @param secrets texts to hide in the log, longest first
 */
record Surroundings(FilePath directory, List<Map<String, String>> variables, List<String> secrets) {
    static final Surroundings NONE = new Surroundings(null, List.of(), List.of());

    boolean inNode() {
        return directory != null;
    }

    Surroundings in(FilePath other) {
        return new Surroundings(other, variables, secrets);
    }

    Surroundings with(Map<String, String> more) {
        List<Map<String, String>> all = new ArrayList<>(variables);
        all.add(new HashMap<>(more));
        return new Surroundings(directory, all, secrets);
    }

    /** Also hides these texts, and each line of those that have several. */
    Surroundings hiding(List<String> more) {
        List<String> all = new ArrayList<>(secrets);
        for (String secret : more) {
            all.add(secret);
            secret.lines().forEach(all::add);
        }
        all.removeIf(String::isBlank);
        all.sort(Comparator.comparing(String::length).reversed());
        return new Surroundings(directory, variables, all.stream().distinct().toList());
    }

    String mask(String line) {
        for (String secret : secrets) {
            line = line.replace(secret, "****");
        }
        return line;
    }
}
