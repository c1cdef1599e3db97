package io.jenkins.plugins.windflow.core.audit;

import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.Comparator;

/**
 * Where a record stands: what comes later stands later.
 *
 * @param offset of its line in the file of the month, in bytes
 */
public record AuditPlace(YearMonth month, long offset) implements Comparable<AuditPlace> {
    private static final Comparator<AuditPlace> ORDER =
            Comparator.comparing(AuditPlace::month).thenComparingLong(AuditPlace::offset);

    /**
     * What {@link #toString()} has written.
     *
     * @throws IllegalArgumentException with one sentence when it is no such text
     */
    public static AuditPlace parse(String text) {
        int dot = text.indexOf('.');
        try {
            return new AuditPlace(
                    YearMonth.parse(text.substring(0, Math.max(dot, 0))), Long.parseLong(text.substring(dot + 1)));
        } catch (DateTimeException | NumberFormatException e) {
            throw new IllegalArgumentException("'" + text + "' is no place in the audit log.", e);
        }
    }

    @Override
    public int compareTo(AuditPlace other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return month + "." + offset;
    }
}
