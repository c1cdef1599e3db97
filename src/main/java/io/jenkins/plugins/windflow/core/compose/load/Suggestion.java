package io.jenkins.plugins.windflow.core.compose.load;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the name that somebody meant who mistyped it. */
final class Suggestion {
    private static final int LONGEST = 40;

    private Suggestion() {}

    /** The known name that takes the fewest changes of letters to reach, unless that would be a wild guess. */
    static Optional<String> nearest(String name, Collection<String> known) {
        if (name.isEmpty() || name.length() > LONGEST) {
            return Optional.empty();
        }
        int most = Math.max(1, name.length() / 3);
        return known.stream()
                .filter(candidate -> candidate.length() <= LONGEST && distance(name, candidate) <= most)
                .min(Comparator.comparingInt(candidate -> distance(name, candidate)));
    }

    /** {@code  Did you mean "x"?}, with a space in front, or nothing. */
    static String sentence(String name, Collection<String> known) {
        return nearest(name, known).map(found -> " Did you mean \"" + found + "\"?").orElse("");
    }

    /** Levenshtein distance. */
    private static int distance(String from, String to) {
        int[] previous = new int[to.length() + 1];
        for (int column = 0; column <= to.length(); column++) {
            previous[column] = column;
        }
        for (int row = 1; row <= from.length(); row++) {
            int[] current = new int[to.length() + 1];
            current[0] = row;
            for (int column = 1; column <= to.length(); column++) {
                int replaced = previous[column - 1] + (from.charAt(row - 1) == to.charAt(column - 1) ? 0 : 1);
                current[column] = Math.min(replaced, 1 + Math.min(previous[column], current[column - 1]));
            }
            previous = current;
        }
        return previous[to.length()];
    }
}
