package io.jenkins.plugins.windflow.config;

/** A whole number that administrators may set. Null stands for its default, so that an export leaves it out. */
enum NumberSetting {
    /** How long audit records are kept, at least. */
    AUDIT_DAYS("auditDays", "days", 1, 3650, 365),
    /** How many changes one person may make in a minute. */
    CHANGES_PER_MINUTE("changesPerMinute", "changes", 10, 100_000, 600),
    /** The largest file that may be uploaded. */
    UPLOAD_LIMIT("uploadLimit", "MiB", 1, 1024 * 1024, 64 * 1024);

    private final String key;
    private final String unit;
    private final int least;
    private final int most;
    private final int otherwise;

    NumberSetting(String key, String unit, int least, int most, int otherwise) {
        this.key = key;
        this.unit = unit;
        this.least = least;
        this.most = most;
        this.otherwise = otherwise;
    }

    /** Its name in configuration as code. */
    String key() {
        return key;
    }

    /** The number that holds. */
    int value(Integer configured) {
        return configured == null ? otherwise : configured;
    }

    /**
     * What somebody typed; null when that is nothing.
     *
     * @throws IllegalArgumentException with one sentence when it cannot be used
     */
    Integer parse(String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return checked(Integer.valueOf(text.strip()));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(refusal(text.strip()), e);
        }
    }

    /**
     * The same number, with null for the default.
     *
     * @throws IllegalArgumentException with one sentence when it cannot be used
     */
    Integer checked(Integer number) {
        if (number != null && (number < least || number > most)) {
            throw new IllegalArgumentException(refusal(number));
        }
        return number == null || number == otherwise ? null : number;
    }

    private String refusal(Object value) {
        return "'%s' cannot be '%s': it is a whole number of %s from %d to %d."
                .formatted(value, key, unit, least, most);
    }
}
