package io.jenkins.plugins.windflow.json;

import io.jenkins.plugins.windflow.config.DockerEnvironment;
import io.jenkins.plugins.windflow.core.revision.RevisionHeader;
import io.jenkins.plugins.windflow.core.stack.Inventory;
import io.jenkins.plugins.windflow.core.stack.Stack;
import io.jenkins.plugins.windflow.core.stack.StackContainer;
import io.jenkins.plugins.windflow.core.stack.StackService;
import io.jenkins.plugins.windflow.runtime.WindflowRuntime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The stacks of an environment as the pages read them. */
public final class StackJson {
    private StackJson() {}

    public static Map<String, Object> list(DockerEnvironment environment, Inventory inventory) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("environment", EnvironmentJson.of(environment));
        json.put("stacks", stacks(environment, inventory));
        return json;
    }

    /** What is on the engine, and what has been there and can come back. */
    static List<Map<String, Object>> stacks(DockerEnvironment environment, Inventory inventory) {
        Map<String, RevisionHeader> revisions =
                WindflowRuntime.get().revisions().newest(environment.getName(), environment.getFormerNames());
        Map<String, Map<String, Object>> stacks = new TreeMap<>();
        inventory.stacks().forEach(stack -> stacks.put(stack.project(), stack(stack, revisions.get(stack.project()))));
        revisions.forEach((project, newest) -> stacks.computeIfAbsent(
                project, any -> stack(new Stack(project, Stack.Origin.WINDFLOW, Optional.empty(), List.of()), newest)));
        return List.copyOf(stacks.values());
    }

    /** A stack of which nothing runs and no revision is known. */
    static Map<String, Object> absent(DockerEnvironment environment, String project) {
        return stack(new Stack(project, Stack.Origin.COMPOSE, Optional.empty(), List.of()), null);
    }

    private static Map<String, Object> stack(Stack stack, RevisionHeader newest) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("project", stack.project());
        json.put("origin", stack.origin().key());
        json.put("state", stack.state().name());
        json.put("controller", stack.controller().orElse(null));
        json.put("revision", newest == null ? null : revision(newest));
        json.put("services", stack.services().stream().map(StackJson::service).toList());
        return json;
    }

    private static Map<String, Object> revision(RevisionHeader newest) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("number", newest.number());
        json.put("time", newest.time().toString());
        json.put("submittedBy", newest.provenance().submittedBy());
        json.put("cause", newest.provenance().cause());
        json.put("buildUrl", newest.provenance().buildUrl().orElse(null));
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
