package io.jenkins.plugins.windflow.core.log;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How far a container's log was read. The last line's time alone is no position: times may be equal, and lines of the two
 * outputs may be stored a little out of order. So it is told from which time on how many lines were read; the engine gives
 * the lines of a log from a time on in the same order each time.
 *
 * @param container the beginning of the container's id, {@value #ID_LENGTH} digits: another container has another log
 * @param since a time up to two seconds before the newest line's
 * @param newest the newest time of any line that was read: whatever is newer was not read
 * @param lines how many lines since then were read
 */
public record LogPosition(String container, Instant since, Instant newest, long lines) {
    static final int ID_LENGTH = 12;

    private static final String TIME = "([0-9]{1,11})\\.([0-9]{9})";
    private static final Pattern FORM =
            Pattern.compile("([0-9a-f]{1," + ID_LENGTH + "})~" + TIME + "~" + TIME + "~([0-9]{1,12})");

    /** Such as {@code 0123456789ab~1767323044.000000000~1767323045.123456789~17}. */
    public String text() {
        return container + "~" + text(since) + "~" + text(newest) + "~" + lines;
    }

    private static String text(Instant time) {
        return String.format(Locale.ROOT, "%d.%09d", time.getEpochSecond(), time.getNano());
    }

    /** Several positions as one word. */
    public static String text(List<LogPosition> positions) {
        return positions.stream().map(LogPosition::text).collect(Collectors.joining(","));
    }

    /**
     * Reads what {@link #text(List)} has written.
     *
     * @throws IllegalArgumentException with one sentence when it is something else
     */
    public static List<LogPosition> parse(String text) {
        List<LogPosition> positions = new ArrayList<>();
        for (String word : Arrays.stream(text.split(",")).map(String::strip).toList()) {
            if (!word.isEmpty()) {
                positions.add(one(word));
            }
        }
        return positions;
    }

    private static LogPosition one(String word) {
        Matcher matcher = FORM.matcher(word);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "The position to go on from is none that this API has given; read the log from its beginning.");
        }
        try {
            return new LogPosition(
                    matcher.group(1), time(matcher, 2), time(matcher, 4), Long.parseLong(matcher.group(6)));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("The position to go on from has no possible time.", e);
        }
    }

    private static Instant time(Matcher matcher, int group) {
        return Instant.ofEpochSecond(Long.parseLong(matcher.group(group)), Long.parseLong(matcher.group(group + 1)));
    }

    static String shortId(String id) {
        return id.substring(0, Math.min(id.length(), ID_LENGTH));
    }
}
