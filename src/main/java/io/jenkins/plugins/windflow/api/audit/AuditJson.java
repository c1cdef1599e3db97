package io.jenkins.plugins.windflow.api.audit;

import io.jenkins.plugins.windflow.core.audit.AuditPage;
import io.jenkins.plugins.windflow.core.audit.AuditPlace;
import io.jenkins.plugins.windflow.core.audit.AuditRecord;
import java.util.LinkedHashMap;
import java.util.Map;

/** Audit records as JSON. */
final class AuditJson {
    private AuditJson() {}

    static Map<String, Object> page(AuditPage page) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("records", page.entries().stream().map(AuditJson::of).toList());
        json.put("before", page.next().map(AuditPlace::toString).orElse(null));
        return json;
    }

    static Map<String, Object> of(AuditPage.Entry entry) {
        AuditRecord facts = entry.entry();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", entry.place().toString());
        json.put("time", facts.time().toString());
        json.put("who", facts.who());
        json.put("address", facts.address());
        json.put("environment", facts.environment());
        json.put("action", facts.action());
        json.put("kind", facts.subject().kind().name());
        json.put("subject", facts.subject().name());
        json.put("outcome", facts.outcome().name());
        json.put("detail", facts.detail());
        json.put("operation", facts.operation());
        return json;
    }
}
