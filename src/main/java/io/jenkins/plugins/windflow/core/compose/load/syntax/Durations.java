package io.jenkins.plugins.windflow.core.compose.load.syntax;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations such as {@code 1m30s} (Compose Specification, "Specifying durations"). */
public final class Durations {
    private static final Pattern PART = Pattern.compile("(\\d{1,18}(?:\\.\\d{1,9})?)(ns|us|µs|ms|s|m|h|d|w)");
    private static final Map<String, Long> NANOSECONDS = Map.of(
            "ns", 1L,
            "us", 1_000L,
            "µs", 1_000L,
            "ms", 1_000_000L,
            "s", 1_000_000_000L,
            "m", 60_000_000_000L,
            "h", 3_600_000_000_000L,
            "d", 24 * 3_600_000_000_000L,
            "w", 7 * 24 * 3_600_000_000_000L);

    private Durations() {}

    public static Duration parse(String text) throws SyntaxException {
        if (text.equals("0")) {
            return Duration.ZERO;
        }
        Matcher part = PART.matcher(text);
        BigDecimal total = BigDecimal.ZERO;
        int end = 0;
        while (end < text.length() && part.find(end) && part.start() == end) {
            total = total.add(
                    new BigDecimal(part.group(1)).multiply(BigDecimal.valueOf(NANOSECONDS.get(part.group(2)))));
            end = part.end();
        }
        // The engine counts nanoseconds in 64 bits.
        if (text.isEmpty() || end < text.length() || total.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
            throw new SyntaxException("This is not a duration: write for example 30s, 1m30s or 500ms.");
        }
        return Duration.ofNanos(total.longValue());
    }

    /** The shortest text that {@link #parse} reads back as the same duration. */
    public static String print(Duration duration) {
        if (duration.isZero()) {
            return "0s";
        }
        StringBuilder text = new StringBuilder();
        append(text, duration.toHours(), "h");
        append(text, duration.toMinutesPart(), "m");
        append(text, duration.toSecondsPart(), "s");
        append(text, duration.toMillisPart(), "ms");
        append(text, duration.toNanosPart() % 1_000_000 / 1_000, "us");
        append(text, duration.toNanosPart() % 1_000, "ns");
        return text.toString();
    }

    private static void append(StringBuilder text, long count, String unit) {
        if (count > 0) {
            text.append(count).append(unit);
        }
    }
}
