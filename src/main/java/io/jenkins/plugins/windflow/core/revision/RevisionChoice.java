package io.jenkins.plugins.windflow.core.revision;

import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * Which revision somebody wants.
 *
 * @param number its number; empty for the one before the newest
 */
public record RevisionChoice(OptionalInt number) {
    /** The word for the revision before the newest. */
    public static final String PREVIOUS = "previous";

    private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,8}");

    /**
     * Reads what somebody wrote.
     *
     * @throws IllegalArgumentException with one sentence when it is neither {@code previous} nor a number
     */
    public static RevisionChoice parse(String text) {
        if (text.equals(PREVIOUS)) {
            return new RevisionChoice(OptionalInt.empty());
        }
        if (NUMBER.matcher(text).matches()) {
            return new RevisionChoice(OptionalInt.of(Integer.parseInt(text)));
        }
        throw new IllegalArgumentException(
                "revision is '" + PREVIOUS + "' or the number of a revision, not '" + text + "'.");
    }

    @Override
    public String toString() {
        return number.isPresent() ? Integer.toString(number.getAsInt()) : PREVIOUS;
    }
}
