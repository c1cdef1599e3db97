package io.jenkins.plugins.windflow.core.compose.apply;

import java.util.Locale;

/** Durations for people. */
final class Elapsed {
    private Elapsed() {}

    /** Time since a value of {@link System#nanoTime()}: {@code 1.3 s}. */
    static String since(long nanoTime) {
        return String.format(Locale.ROOT, "%.1f s", seconds(nanoTime));
    }

    /** The same as a number, to the tenth. */
    static double seconds(long nanoTime) {
        return Math.round((System.nanoTime() - nanoTime) / 1e8) / 10.0;
    }
}
