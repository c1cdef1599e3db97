package io.jenkins.plugins.windflow.core.docker.connect;

import java.time.Duration;
import java.util.Locale;

/** Durations in sentences. */
public final class Durations {
    private Durations() {}

    /** For example {@code 250 ms}, {@code 1.5 s}, {@code 30 s}, {@code 5 min}. */
    public static String text(Duration duration) {
        long millis = duration.toMillis();
        if (millis < 1000) {
            return millis + " ms";
        }
        if (millis >= 120_000 && millis % 60_000 == 0) {
            return millis / 60_000 + " min";
        }
        return millis % 1000 == 0 ? millis / 1000 + " s" : String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
    }
}
