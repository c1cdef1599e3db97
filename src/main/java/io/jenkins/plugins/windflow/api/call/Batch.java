package io.jenkins.plugins.windflow.api.call;

import hudson.security.Permission;
import io.jenkins.plugins.windflow.config.DockerEnvironment;
import io.jenkins.plugins.windflow.core.batch.BatchRun;
import io.jenkins.plugins.windflow.core.batch.BatchRun.Outcome;
import io.jenkins.plugins.windflow.core.docker.Engine;
import io.jenkins.plugins.windflow.core.docker.EngineLease;
import io.jenkins.plugins.windflow.core.subject.Subject;
import io.jenkins.plugins.windflow.json.JsonAnswer;
import io.jenkins.plugins.windflow.json.RequestLimits;
import io.jenkins.plugins.windflow.runtime.Environments;
import io.jenkins.plugins.windflow.security.EnvironmentAccess;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.kohsuke.stapler.StaplerRequest2;

/** The same change for several things: a few at a time; each succeeds or fails for itself, and each is in the audit log. */
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
            RequestLimits.charge(items.size() - 1);
            DockerEnvironment target = Environments.get(environment);
            EnvironmentAccess.checkPerson(target.facts(), permission, true);
            List<Map<String, Object>> results = new ArrayList<>();
            try (EngineLease lease = Environments.lease(target)) {
                for (Outcome outcome : BatchRun.run(items, item -> work.run(lease.engine(), item, fields))) {
                    results.add(result(outcome, environment, action, subject.apply(outcome.item())));
                }
            }
            return Map.of("results", results);
        });
    }

    /** Puts one of them on record, by the thread of the request, which knows who has asked. */
    private static Map<String, Object> result(Outcome outcome, String environment, String action, Subject subject) {
        JsonAnswer answer = PersonCall.recorded(environment, action, subject, "", () -> {
            if (outcome.failure() != null) {
                throw outcome.failure();
            }
            return null;
        });
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("key", outcome.item());
        json.put("ok", outcome.failure() == null);
        json.put("message", answer.body() instanceof Map<?, ?> body ? String.valueOf(body.get("error")) : "");
        return json;
    }
}
