package io.jenkins.plugins.windflow.core.docker.connect;

import java.time.Duration;

/** Durations in sentences. */
public final class Durations {
    private Durations() {}

    /** Rounded; for example {@code 250 ms}, {@code 1.5 s}, {@code 30 s}, {@code 5 min}. */
    public static String text(Duration duration) {
        long millis = duration.toMillis();
        if (millis < 995) {
            return (millis < 100 ? millis : (millis + 5) / 10 * 10) + " ms";
        }
        long tenths = (millis + 50) / 100;
        if (tenths >= 1200 && tenths % 600 == 0) {
            return tenths / 600 + " min";
        }
        return tenths % 10 == 0 ? tenths / 10 + " s" : tenths / 10 + "." + tenths % 10 + " s";
    }
}
