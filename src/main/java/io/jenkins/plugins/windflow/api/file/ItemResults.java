package io.jenkins.plugins.windflow.api.file;

import io.jenkins.plugins.windflow.json.JsonAnswer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The same change for several files: {@code {"results": [{"key": path, "ok": true, "message": ""}]}}. */
final class ItemResults {
    private ItemResults() {}

    static JsonAnswer of(List<String> items, Function<String, JsonAnswer> change) {
        List<Map<String, Object>> results = new ArrayList<>();
        for (String item : items) {
            JsonAnswer answer = change.apply(item);
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("key", item);
            json.put("ok", answer.status() < 400);
            json.put("message", answer.body() instanceof Map<?, ?> body ? String.valueOf(body.get("error")) : "");
            results.add(json);
        }
        return new JsonAnswer(200, Map.of("results", results));
    }
}
