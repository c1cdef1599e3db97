package io.jenkins.plugins.windflow.bench;

import java.util.Locale;
import java.util.OptionalDouble;

/**
 * One measured figure of ours beside the peer's; smaller is better.
 *
 * @param unit of both, for example {@code ms}
 * @param target the largest ratio of ours to the peer's that is good enough; empty for a figure that only informs
 */
record Figure(String name, double ours, double peer, String unit, OptionalDouble target) {
    static final String HEADER = "name | ours | peer | ratio | target | ok";

    double ratio() {
        return ours / peer;
    }

    /** Whether the target is missed; so it is when a broken measurement gives no ratio at all. */
    boolean isShort() {
        return target.isPresent() && !(ratio() <= target.getAsDouble());
    }

    /** A row under {@link #HEADER}. */
    String line() {
        return String.join(" | ", name, amount(ours), amount(peer), rounded("%.3fx", ratio()), goal(), verdict());
    }

    private String goal() {
        return target.isPresent() ? rounded("<= %.1fx", target.getAsDouble()) : "-";
    }

    private String verdict() {
        return target.isEmpty() ? "-" : isShort() ? "short" : "ok";
    }

    private String amount(double value) {
        String digits = value < 10 ? "%.3f" : value < 1000 ? "%.1f" : "%.0f";
        return rounded(digits, value) + " " + unit;
    }

    private static String rounded(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
