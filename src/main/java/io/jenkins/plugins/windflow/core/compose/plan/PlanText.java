package io.jenkins.plugins.windflow.core.compose.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes a plan for the build log: counts first, then a line for each action, then what cannot be undone. */
public final class PlanText {
    private static final int WIDEST_NAME = 48;

    private PlanText() {}

    /** Several lines, without a line end after the last one. */
    public static String of(Plan plan) {
        List<String> lines = new ArrayList<>();
        lines.add(summary(plan));
        int width = plan.actions().stream()
                .mapToInt(action -> action.name().length())
                .max()
                .orElse(0);
        for (Plan.Action action : plan.actions()) {
            lines.add(line(action, Math.min(width, WIDEST_NAME)));
        }
        plan.notes().forEach(note -> lines.add("  Note: " + note));
        return String.join("\n", lines);
    }

    private static String summary(Plan plan) {
        long kept = plan.actions().stream().filter(action -> !action.isChange()).count();
        String beginning = "Plan for the project " + plan.project() + ": ";
        if (plan.changes() == 0) {
            return beginning + "nothing to do, " + kept + " kept.";
        }
        Map<String, Integer> counts = new LinkedHashMap<>();
        plan.actions().stream()
                .filter(Plan.Action::isChange)
                .forEach(action -> counts.merge(
                        action.verb().name().toLowerCase(Locale.ROOT) + " " + action.kind(), 1, Integer::sum));
        List<String> parts = new ArrayList<>();
        counts.forEach((what, count) -> parts.add(words(what, count)));
        String changes = plan.changes() == 1 ? "1 change" : plan.changes() + " changes";
        return beginning + changes + " (" + String.join(", ", parts) + "), " + kept + " kept.";
    }

    private static String words(String what, int count) {
        return what.replace(" ", " " + count + " ") + (count == 1 ? "" : "s");
    }

    private static String line(Plan.Action action, int width) {
        String verb = action.verb().name().toLowerCase(Locale.ROOT);
        String text = String.format(
                Locale.ROOT, "  %-8s  %-9s  %-" + Math.max(1, width) + "s", verb, action.kind(), action.name());
        return action.reason().isEmpty() ? text.stripTrailing() : text + "  " + action.reason();
    }
}
