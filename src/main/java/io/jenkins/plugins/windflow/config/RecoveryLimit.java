package io.jenkins.plugins.windflow.config;

import java.time.Duration;

/** How long after its last sign of life an interrupted operation may still go on by itself, in minutes. */
final class RecoveryLimit {
    static final int DEFAULT = 60;
    private static final int LONGEST = 7 * 24 * 60;

    /** No number of minutes that can be used. */
    static final class OutOfRange extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        private OutOfRange(Object value) {
            super("'" + value + "' cannot be the recovery limit: it is a whole number of minutes from 1 to " + LONGEST
                    + " (a week).");
        }
    }

    private RecoveryLimit() {}

    /** What somebody typed; null when that is nothing. */
    static Integer parse(String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return checked(Integer.valueOf(text.strip()));
        } catch (NumberFormatException e) {
            throw new OutOfRange(text.strip());
        }
    }

    /** The same, with null for the default. */
    static Integer checked(Integer minutes) {
        if (minutes != null && (minutes < 1 || minutes > LONGEST)) {
            throw new OutOfRange(minutes);
        }
        return minutes == null || minutes == DEFAULT ? null : minutes;
    }

    static Duration duration(Integer minutes) {
        return Duration.ofMinutes(minutes == null ? DEFAULT : minutes);
    }
}
