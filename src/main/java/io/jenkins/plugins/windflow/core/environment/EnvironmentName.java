package io.jenkins.plugins.windflow.core.environment;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The rules for names of environments. Names are part of addresses, of file names and of history, so they are plain. */
public final class EnvironmentName {
    private static final Pattern VALID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");
    private static final int NEAR = 2;

    private EnvironmentName() {}

    /** What is wrong with the name, in one sentence; empty when it is fine. */
    public static Optional<String> problem(String name) {
        if (name == null || name.isBlank()) {
            return Optional.of("An environment needs a name.");
        }
        if (!VALID.matcher(name).matches()) {
            return Optional.of(
                    "'" + name + "' is not a name for an environment: use 1 to 63 letters, digits, '.', '_' and '-',"
                            + " beginning with a letter or a digit.");
        }
        return Optional.empty();
    }

    /** The sentence for a name that nobody configured, with the names that may have been meant. */
    public static String unknown(String name, Collection<String> known) {
        if (known.isEmpty()) {
            return "There is no environment '" + name + "': none is configured yet (Manage Jenkins, System, Windflow).";
        }
        List<String> near = near(name, known);
        String sentence = "There is no environment '" + name + "'";
        return near.isEmpty()
                ? sentence + "; there are: "
                        + String.join(", ", known.stream().sorted().limit(20).toList()) + "."
                : sentence + "; did you mean " + String.join(" or ", near) + "?";
    }

    private static List<String> near(String name, Collection<String> known) {
        String wanted = name.toLowerCase(Locale.ROOT);
        return known.stream()
                .filter(other -> distance(wanted, other.toLowerCase(Locale.ROOT)) <= NEAR)
                .sorted(Comparator.comparingInt((String other) -> distance(wanted, other.toLowerCase(Locale.ROOT)))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(3)
                .toList();
    }

    /** Levenshtein's distance. */
    private static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, 1 + Math.min(previous[j], row[j - 1]));
            }
            previous = row;
        }
        return previous[b.length()];
    }
}
