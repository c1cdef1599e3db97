package io.jenkins.plugins.windflow.core.compose.model;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How the engine finds out whether a container is healthy. Whatever is empty comes from the image.
 *
 * @param test as in the Docker API: {@code CMD} and words, {@code CMD-SHELL} and one line, or {@link #NONE} alone to
 *     switch the image's check off; empty to keep the image's
 * @param startInterval time between checks during the start period (Docker API 1.44 and later)
 */
public record Healthcheck(
        List<Text> test,
        Optional<Duration> interval,
        Optional<Duration> timeout,
        Optional<Duration> startPeriod,
        Optional<Duration> startInterval,
        OptionalInt retries) {
    public static final String NONE = "NONE";
    public static final String CMD = "CMD";
    public static final String CMD_SHELL = "CMD-SHELL";

    public Healthcheck {
        test = List.copyOf(test);
    }

    /** The image's check, if it has one, is switched off. */
    public static Healthcheck disabled() {
        return of(NONE);
    }

    public static Healthcheck of(String... test) {
        return new Healthcheck(
                List.of(test).stream().map(Text::plain).toList(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty());
    }

    public boolean isDisabled() {
        return !test.isEmpty() && test.getFirst().value().equals(NONE);
    }
}
