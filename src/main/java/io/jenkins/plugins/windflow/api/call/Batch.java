package io.jenkins.plugins.windflow.api.call;

import hudson.security.Permission;
import io.jenkins.plugins.windflow.core.docker.Engine;
import io.jenkins.plugins.windflow.core.subject.Subject;
import io.jenkins.plugins.windflow.json.JsonAnswer;
import io.jenkins.plugins.windflow.security.EnvironmentAccess;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.kohsuke.stapler.StaplerRequest2;

/** The same change for several things: each succeeds or fails for itself, and each is in the audit log. */
public final class Batch {
    private Batch() {}

    /** What is done to one of them. */
    @FunctionalInterface
    public interface Work {
        /** @throws Exception with one sentence for the caller */
        void run(Engine engine, String item, Fields fields) throws Exception;
    }

    /**
     * The body has the list {@code items}, and whatever the work reads.
     *
     * @return {@code {"results": [{"key": item, "ok": true, "message": ""}]}}
     */
    public static JsonAnswer change(
            StaplerRequest2 request,
            String environment,
            Permission permission,
            String action,
            Function<String, Subject> subject,
            Work work) {
        return JsonAnswer.of(() -> {
            EnvironmentAccess.checkPerson(permission);
            Fields fields = Fields.read(request);
            List<String> items = fields.texts("items");
            if (items.isEmpty()) {
                throw new IllegalArgumentException("'items' must name at least one thing.");
            }
            List<Map<String, Object>> results = new ArrayList<>();
            for (String item : items) {
                JsonAnswer answer =
                        PersonCall.change(environment, permission, action, subject.apply(item), (target, engine) -> {
                            work.run(engine, item, fields);
                            return null;
                        });
                results.add(result(item, answer));
            }
            return Map.of("results", results);
        });
    }

    private static Map<String, Object> result(String item, JsonAnswer answer) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("key", item);
        json.put("ok", answer.status() < 400);
        json.put("message", answer.body() instanceof Map<?, ?> body ? String.valueOf(body.get("error")) : "");
        return json;
    }
}
