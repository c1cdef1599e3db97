package io.jenkins.plugins.windflow.json;

import io.jenkins.plugins.windflow.core.prune.Doomed;
import io.jenkins.plugins.windflow.core.prune.PrunePreview;
import io.jenkins.plugins.windflow.core.usage.Endpoint;
import io.jenkins.plugins.windflow.core.usage.UsingContainer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Who uses what, and what nobody uses, as the pages read it. */
public final class UsageJson {
    private UsageJson() {}

    public static List<Map<String, Object>> containers(List<UsingContainer> containers) {
        return containers.stream().map(UsageJson::container).toList();
    }

    private static Map<String, Object> container(UsingContainer container) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", container.id());
        json.put("name", container.name());
        json.put("state", container.state());
        json.put("stack", container.stack());
        json.put("service", container.service());
        return json;
    }

    public static List<Map<String, Object>> endpoints(List<Endpoint> endpoints) {
        return endpoints.stream().map(UsageJson::endpoint).toList();
    }

    private static Map<String, Object> endpoint(Endpoint endpoint) {
        Map<String, Object> json = container(endpoint.container());
        json.put("ipv4", endpoint.ipv4());
        json.put("ipv6", endpoint.ipv6());
        json.put("macAddress", endpoint.macAddress());
        return json;
    }

    public static Map<String, Object> preview(PrunePreview preview) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("items", preview.items().stream().map(UsageJson::doomed).toList());
        json.put("bytes", preview.bytes());
        return json;
    }

    private static Map<String, Object> doomed(Doomed item) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("kind", item.kind().name());
        json.put("id", item.id());
        json.put("name", item.name());
        json.put("bytes", item.bytes() < 0 ? null : item.bytes());
        json.put("note", item.note());
        return json;
    }
}
