package io.jenkins.plugins.windflow.bench;

import java.util.Locale;

/**
 * One measured figure of ours beside the peer's; smaller is better.
 *
 * @param peer not a number when there is nothing to compare with
 * @param unit of both, for example {@code ms}
 */
record Figure(String name, double ours, double peer, String unit, Target target) {
    static final String HEADER = "name | ours | peer | ratio | target | ok";

    double ratio() {
        return ours / peer;
    }

    boolean isShort() {
        return target.isMissed(this);
    }

    /** A row under {@link #HEADER}. */
    String line() {
        return String.join(" | ", name, amount(ours), amount(peer), comparison(), target.shown(unit), verdict());
    }

    private String comparison() {
        return Double.isNaN(peer) ? "-" : rounded("%.3fx", ratio());
    }

    private String verdict() {
        return target == Target.NONE ? "-" : isShort() ? "short" : "ok";
    }

    private String amount(double value) {
        if (Double.isNaN(value)) {
            return "-";
        }
        String digits = value < 10 ? "%.3f" : value < 1000 ? "%.1f" : "%.0f";
        return rounded(digits, value) + " " + unit;
    }

    private static String rounded(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
