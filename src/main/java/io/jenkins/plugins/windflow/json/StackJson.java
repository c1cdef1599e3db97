package io.jenkins.plugins.windflow.json;

import io.jenkins.plugins.windflow.config.DockerEnvironment;
import io.jenkins.plugins.windflow.core.stack.Inventory;
import io.jenkins.plugins.windflow.core.stack.Stack;
import io.jenkins.plugins.windflow.core.stack.StackContainer;
import io.jenkins.plugins.windflow.core.stack.StackService;
import java.util.LinkedHashMap;
import java.util.Map;

/** The stacks of an environment as the pages read them. */
public final class StackJson {
    private StackJson() {}

    public static Map<String, Object> list(DockerEnvironment environment, Inventory inventory) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("environment", EnvironmentJson.of(environment));
        json.put("stacks", inventory.stacks().stream().map(StackJson::stack).toList());
        return json;
    }

    private static Map<String, Object> stack(Stack stack) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("project", stack.project());
        json.put("origin", stack.origin().key());
        json.put("state", stack.state().name());
        json.put("controller", stack.controller().orElse(null));
        json.put("services", stack.services().stream().map(StackJson::service).toList());
        return json;
    }

    private static Map<String, Object> service(StackService service) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", service.name());
        json.put("image", service.image());
        json.put("state", service.state());
        json.put("health", service.health());
        json.put(
                "containers",
                service.containers().stream().map(StackJson::container).toList());
        return json;
    }

    private static Map<String, Object> container(StackContainer container) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", container.id());
        json.put("name", container.name());
        json.put("state", container.state());
        json.put("status", container.status());
        json.put("health", container.health());
        json.put("exitCode", container.exitCode());
        json.put("restartCount", container.restartCount());
        json.put("created", container.created().toString());
        return json;
    }
}
