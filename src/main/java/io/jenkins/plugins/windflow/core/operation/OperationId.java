package io.jenkins.plugins.windflow.core.operation;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

/**
 * The name of one operation: its time of submission (UTC, to the millisecond) and forty random bits, so that names sort
 * by time, never repeat and cannot be guessed from each other. Safe as a file name and in a URL.
 *
 * @param value for instance {@code 20261124-062806-123-k3x9q2ab}
 */
public record OperationId(String value) implements Comparable<OperationId> {
    private static final Pattern SHAPE = Pattern.compile("\\d{8}-\\d{6}-\\d{3}-[a-z2-7]{8}");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
    private static final SecureRandom RANDOM = new SecureRandom();

    /** @throws IllegalArgumentException when the text has not the shape of an operation's name */
    public OperationId {
        if (value == null || !SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("'" + value + "' is not the id of an operation.");
        }
    }

    /** A new name for an operation submitted at the given time. */
    static OperationId create(Instant submitted) {
        StringBuilder text = new StringBuilder(TIME.format(submitted)).append('-');
        for (int i = 0; i < 8; i++) {
            text.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return new OperationId(text.toString());
    }

    /** The time that is in the name. */
    Instant time() {
        return TIME.parse(value.substring(0, value.lastIndexOf('-')), Instant::from);
    }

    /** Whether the text could be the name of an operation. */
    public static boolean isValid(String text) {
        return text != null && SHAPE.matcher(text).matches();
    }

    @Override
    public int compareTo(OperationId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
