package io.jenkins.plugins.windflow.runtime;

import io.jenkins.plugins.windflow.config.ConfigurationJson;
import io.jenkins.plugins.windflow.config.WindflowConfiguration;
import io.jenkins.plugins.windflow.core.audit.AuditRecord;
import io.jenkins.plugins.windflow.core.subject.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.Stapler;
import org.kohsuke.stapler.StaplerRequest2;

/** Puts on record what of the configuration was changed, whoever did it: the form, the API, configuration as code. */
final class ConfigurationRecords {
    private static final String ENVIRONMENTS = "environments";

    /** As it was when it was saved last; null when that was before this start. */
    private Map<String, Object> before;

    synchronized void saved(WindflowConfiguration configuration) {
        Map<String, Object> now = ConfigurationJson.read(configuration);
        String changes = before == null ? "" : String.join("; ", changes(before, now));
        boolean isSame = now.equals(before);
        before = now;
        if (!isSame) {
            StaplerRequest2 request = Stapler.getCurrentRequest2();
            WindflowRuntime.get()
                    .audit()
                    .append(new AuditRecord(
                            Instant.now(),
                            Jenkins.getAuthentication2().getName(),
                            request == null ? "" : request.getRemoteAddr(),
                            "",
                            "configuration.save",
                            new Subject(Subject.Kind.CONFIGURATION, "Windflow"),
                            AuditRecord.Outcome.DONE,
                            changes,
                            ""));
        }
    }

    /** Names of what is new, gone or changed; no values. */
    static List<String> changes(Map<String, Object> before, Map<String, Object> now) {
        List<String> changes = new ArrayList<>();
        Map<String, Object> old = byName(before.get(ENVIRONMENTS));
        Map<String, Object> present = byName(now.get(ENVIRONMENTS));
        for (String name : union(old, present)) {
            if (!old.containsKey(name)) {
                changes.add("environment " + name + " added");
            } else if (!present.containsKey(name)) {
                changes.add("environment " + name + " removed");
            } else if (!old.get(name).equals(present.get(name))) {
                changes.add("environment " + name + ": "
                        + String.join(", ", changed((Map<?, ?>) old.get(name), (Map<?, ?>) present.get(name))));
            }
        }
        changed(before, now).stream().filter(key -> !key.equals(ENVIRONMENTS)).forEach(changes::add);
        return changes;
    }

    private static Map<String, Object> byName(Object environments) {
        Map<String, Object> byName = new LinkedHashMap<>();
        ((List<?>) environments)
                .forEach(environment -> byName.put(String.valueOf(((Map<?, ?>) environment).get("name")), environment));
        return byName;
    }

    private static List<String> changed(Map<?, ?> before, Map<?, ?> now) {
        return union(before, now).stream()
                .filter(key -> !Objects.equals(before.get(key), now.get(key)))
                .toList();
    }

    private static TreeSet<String> union(Map<?, ?> a, Map<?, ?> b) {
        TreeSet<String> keys = new TreeSet<>();
        a.keySet().forEach(key -> keys.add(String.valueOf(key)));
        b.keySet().forEach(key -> keys.add(String.valueOf(key)));
        return keys;
    }
}
