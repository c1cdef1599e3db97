package io.jenkins.plugins.windflow.core.compose.load.report;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the name that somebody meant who mistyped it. */
public final class Suggestion {
    private static final int SHORTEST = 3;
    private static final int LONGEST = 40;

    /** Most names that are compared: nobody mistypes the keys of a file with more. */
    private static final int MOST_KNOWN = 2_000;

    private Suggestion() {}

    /** The known name that takes the fewest changes of letters to reach, unless that would be a wild guess. */
    static Optional<String> nearest(String name, Collection<String> known) {
        if (name.length() < SHORTEST || name.length() > LONGEST || known.size() > MOST_KNOWN) {
            return Optional.empty();
        }
        int most = Math.max(1, name.length() / 3);
        return known.stream()
                .filter(candidate ->
                        Math.abs(candidate.length() - name.length()) <= most && distance(name, candidate) <= most)
                .min(Comparator.comparingInt(candidate -> distance(name, candidate)));
    }

    /** {@code  Did you mean "x"?}, with a space in front, or nothing. */
    public static String sentence(String name, Collection<String> known) {
        return nearest(name, known)
                .map(found -> " Did you mean \"" + found + "\"?")
                .orElse("");
    }

    /** Letters inserted, left out, replaced or swapped with their neighbour (optimal string alignment). */
    private static int distance(String from, String to) {
        int[][] steps = new int[from.length() + 1][to.length() + 1];
        for (int row = 0; row <= from.length(); row++) {
            for (int column = 0; column <= to.length(); column++) {
                steps[row][column] = row == 0 || column == 0 ? row + column : step(steps, from, to, row, column);
            }
        }
        return steps[from.length()][to.length()];
    }

    private static int step(int[][] steps, String from, String to, int row, int column) {
        boolean same = from.charAt(row - 1) == to.charAt(column - 1);
        int best = Math.min(
                steps[row - 1][column - 1] + (same ? 0 : 1),
                1 + Math.min(steps[row - 1][column], steps[row][column - 1]));
        boolean swapped = row > 1
                && column > 1
                && from.charAt(row - 1) == to.charAt(column - 2)
                && from.charAt(row - 2) == to.charAt(column - 1);
        return swapped ? Math.min(best, steps[row - 2][column - 2] + 1) : best;
    }
}
