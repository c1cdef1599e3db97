package io.jenkins.plugins.windflow.steps;

import hudson.Util;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.sf.json.JSONObject;

/** Takes the arguments of steps as scripts give them (values may be any object) and as the Snippet Generator sends them. */
final class StepArguments {
    private StepArguments() {}

    /** A copy without blank entries; null is empty. */
    static List<String> list(List<String> values) {
        List<String> copy = new ArrayList<>();
        if (values != null) {
            for (Object value : values) {
                String text = Util.fixEmptyAndTrim(String.valueOf(value));
                if (text != null) {
                    copy.add(text);
                }
            }
        }
        return copy;
    }

    /** A copy with every value as text: a script may give numbers, and strings that it has put together. */
    static Map<String, String> map(Map<String, String> values) {
        Map<String, String> copy = new LinkedHashMap<>();
        if (values != null) {
            Map<?, ?> any = values;
            any.forEach((name, value) -> copy.put(String.valueOf(name), value == null ? "" : String.valueOf(value)));
        }
        return copy;
    }

    /** Takes a text field out of a form: one entry a line. */
    static List<String> takeLines(JSONObject form, String field) {
        Object text = form.remove(field);
        return text == null ? List.of() : list(List.of(text.toString().split("\\R")));
    }

    /** Takes a text field out of a form: {@code NAME=value} in each line. */
    static Map<String, String> takePairs(JSONObject form, String field) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String line : takeLines(form, field)) {
            int equals = line.indexOf('=');
            String name = equals < 0 ? line : line.substring(0, equals).strip();
            pairs.put(name, equals < 0 ? "" : line.substring(equals + 1).strip());
        }
        return pairs;
    }

    /** For a form: one entry a line. */
    static String lines(List<String> values) {
        return String.join("\n", values);
    }

    /** For a form: {@code NAME=value} in each line. */
    static String pairs(Map<String, String> values) {
        List<String> lines = new ArrayList<>();
        values.forEach((name, value) -> lines.add(name + "=" + value));
        return lines(lines);
    }
}
