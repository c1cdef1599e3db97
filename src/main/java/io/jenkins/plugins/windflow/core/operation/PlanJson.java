package io.jenkins.plugins.windflow.core.operation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A plan as the map that is journalled, and back. */
final class PlanJson {
    private PlanJson() {}

    static Map<String, Object> write(PlanDocument plan) {
        List<Map<String, Object>> actions = new ArrayList<>();
        for (PlannedAction action : plan.actions()) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("type", action.type());
            entry.put("kind", action.kind());
            entry.put("name", action.name());
            entry.put("reason", action.reason());
            actions.add(entry);
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("changes", plan.changes());
        document.put("actions", actions);
        document.put("text", plan.text());
        return document;
    }

    static PlanDocument read(JournalEntry entry) {
        List<PlannedAction> actions = new ArrayList<>();
        if (entry.data().get("actions") instanceof List<?> list) {
            for (Object item : list) {
                if (item instanceof Map<?, ?> fields) {
                    actions.add(new PlannedAction(
                            text(fields, "type"), text(fields, "kind"), text(fields, "name"), text(fields, "reason")));
                }
            }
        }
        return new PlanDocument((int) entry.number("changes"), actions, String.valueOf(entry.text("text")));
    }

    private static String text(Map<?, ?> fields, String key) {
        return fields.get(key) instanceof String text ? text : "";
    }
}
