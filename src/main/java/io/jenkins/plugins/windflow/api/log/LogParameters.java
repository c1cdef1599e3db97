package io.jenkins.plugins.windflow.api.log;

import hudson.Util;
import io.jenkins.plugins.windflow.core.log.LogPosition;
import io.jenkins.plugins.windflow.core.log.LogRequest;
import io.jenkins.plugins.windflow.json.WholeNumber;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** Reads the parameters of a query for logs; each error is one sentence that names the parameter. */
final class LogParameters {
    /** Lines from the end of each container's log when the query does not say. */
    static final int USUAL_TAIL = 1_000;

    private LogParameters() {}

    /**
     * Which lines are wanted.
     *
     * @param containers ids or names with commas between
     * @param tail a number of lines, or {@code all}
     * @param after where to go on, or nothing
     */
    static LogRequest request(
            List<String> containers,
            String tail,
            String since,
            String until,
            String stdout,
            String stderr,
            boolean follow,
            String after) {
        return new LogRequest(
                containers,
                flag("stdout", stdout, true),
                flag("stderr", stderr, true),
                tail(tail),
                time("since", since),
                time("until", until),
                follow,
                after == null ? List.of() : LogPosition.parse(after));
    }

    static List<String> words(String containers) {
        return Arrays.stream(Util.fixNull(containers).split(","))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static int tail(String text) {
        if ("all".equals(text)) {
            return -1;
        }
        int lines = WholeNumber.parse("tail", text, USUAL_TAIL);
        if (lines < 0) {
            throw new IllegalArgumentException("'tail' must be a number of lines or 'all', not '" + text + "'.");
        }
        return lines;
    }

    private static Instant time(String name, String text) {
        String time = Util.fixEmptyAndTrim(text);
        try {
            return time == null ? null : Instant.parse(time);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "'" + name + "' must be a time such as 2026-01-02T03:04:05Z, not '" + time + "'.", e);
        }
    }

    static boolean flag(String name, String text, boolean otherwise) {
        String value = Util.fixEmptyAndTrim(text);
        if (value == null) {
            return otherwise;
        }
        return switch (value) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw new IllegalArgumentException("'" + name + "' must be true or false, not '" + value + "'.");
        };
    }
}
