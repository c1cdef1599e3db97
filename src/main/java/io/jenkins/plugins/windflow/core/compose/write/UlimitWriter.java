package io.jenkins.plugins.windflow.core.compose.write;

import io.jenkins.plugins.windflow.core.compose.model.Ulimit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes {@code ulimits} of services and builds. */
final class UlimitWriter {
    private UlimitWriter() {}

    static Map<String, Object> limits(List<Ulimit> limits) {
        Map<String, Object> result = new LinkedHashMap<>();
        for (Ulimit limit : limits) {
            Map<String, Object> both = new LinkedHashMap<>();
            both.put("soft", limit.soft());
            both.put("hard", limit.hard());
            result.put(limit.name(), both);
        }
        return result;
    }
}
