package io.jenkins.plugins.windflow.core.docker.stream;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * The times at the beginning of a log's lines (RFC 3339 with up to nine decimals, as Docker writes them). Millions of
 * them are read and written one after the other, so what neighbours have in common is worked out once.
 */
public final class LogTime {
    /** Of the form that Docker writes: {@code 2026-01-02T03:04:05.123456789Z}. */
    static final int LENGTH = 30;

    private static final int LONGEST = 35;
    private static final int SECONDS_LENGTH = 19;
    private static final int NANO_DIGITS = 9;

    private int knownDate = -1;
    private long knownDay;
    private long writtenSecond = Long.MIN_VALUE;
    private String written = "";

    /**
     * The time at a position, which must end before the given end and be followed by a space or by that end.
     *
     * @return null when there is none
     */
    Instant read(byte[] text, int from, int end) {
        if (end - from < SECONDS_LENGTH + 1 || text[from + 10] != 'T' || text[from + 4] != '-') {
            return null;
        }
        int length = length(text, from, end);
        if (length == 0) {
            return null;
        }
        return text[from + length - 1] == 'Z' ? inUtc(text, from, length) : withOffset(text, from, length);
    }

    /** The length of the word at a position; 0 when it is too long for a time. */
    static int length(byte[] text, int from, int end) {
        int most = Math.min(end, from + LONGEST + 1);
        for (int at = from; at < most; at++) {
            if (text[at] == ' ') {
                return at - from;
            }
        }
        return end - from <= LONGEST ? end - from : 0;
    }

    private Instant inUtc(byte[] text, int from, int length) {
        int date = number(text, from, 4) * 10_000 + number(text, from + 5, 2) * 100 + number(text, from + 8, 2);
        int second = number(text, from + 11, 2) * 3600 + number(text, from + 14, 2) * 60 + number(text, from + 17, 2);
        int decimals = length - SECONDS_LENGTH - 2;
        int nanos = decimals <= 0 ? 0 : number(text, from + SECONDS_LENGTH + 1, decimals);
        boolean separated = text[from + 7] == '-' && text[from + 13] == ':' && text[from + 16] == ':';
        boolean point = decimals < 0 || text[from + SECONDS_LENGTH] == '.' && decimals > 0 && decimals <= NANO_DIGITS;
        if (date < 0 || second < 0 || nanos < 0 || !separated || !point) {
            return null;
        }
        for (int missing = decimals; missing > 0 && missing < NANO_DIGITS; missing++) {
            nanos *= 10;
        }
        return isDay(date) ? Instant.ofEpochSecond(knownDay * 86_400 + second, nanos) : null;
    }

    /** Works the day out, unless it is the one of the line before; false when there is no such day. */
    private boolean isDay(int date) {
        if (date != knownDate) {
            try {
                knownDay = LocalDate.of(date / 10_000, date / 100 % 100, date % 100)
                        .toEpochDay();
                knownDate = date;
            } catch (DateTimeException e) {
                return false;
            }
        }
        return true;
    }

    /** A very negative number when a character is no digit. */
    private static int number(byte[] text, int from, int digits) {
        int value = 0;
        boolean good = true;
        for (int at = from; at < from + digits; at++) {
            int digit = text[at] - '0';
            good &= digit >= 0 && digit <= 9;
            value = value * 10 + digit;
        }
        return good ? value : -1_000_000_000;
    }

    private static Instant withOffset(byte[] text, int from, int length) {
        try {
            return OffsetDateTime.parse(new String(text, from, length, StandardCharsets.ISO_8859_1))
                    .toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Appends a time in UTC with nine decimals, always {@value #LENGTH} characters between the years 0 and 9999. */
    public void write(Instant time, StringBuilder target) {
        if (time.getEpochSecond() != writtenSecond) {
            writtenSecond = time.getEpochSecond();
            LocalDateTime second = LocalDateTime.ofEpochSecond(writtenSecond, 0, ZoneOffset.UTC);
            written = second.toLocalDate() + "T" + two(second.getHour()) + ":" + two(second.getMinute()) + ":"
                    + two(second.getSecond()) + ".";
        }
        target.append(written);
        int nanos = time.getNano();
        for (int unit = 100_000_000; unit > 0; unit /= 10) {
            target.append((char) ('0' + nanos / unit % 10));
        }
        target.append('Z');
    }

    private static String two(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }
}
