package io.jenkins.plugins.windflow.bench;

import java.util.Locale;

/** When a {@link Figure} is good enough; smaller is better. */
sealed interface Target {
    /** For a figure that only informs. */
    Target NONE = new None();

    /** The largest ratio of ours to the peer's. */
    record Ratio(double most) implements Target {}

    /** The largest amount of ours, in the figure's unit, whatever the peer has. */
    record Amount(double most) implements Target {}

    /** Anything. */
    record None() implements Target {}

    /** Whether the target is missed; so it is when a broken measurement gives no number at all. */
    default boolean isMissed(Figure figure) {
        return switch (this) {
            case Ratio ratio -> !(figure.ratio() <= ratio.most);
            case Amount amount -> !(figure.ours() <= amount.most);
            case None none -> false;
        };
    }

    /** For the column of targets. */
    default String shown(String unit) {
        return switch (this) {
            case Ratio ratio -> "<= " + ratio.most + "x";
            case Amount amount -> String.format(Locale.ROOT, "<= %.0f %s", amount.most, unit);
            case None none -> "-";
        };
    }
}
