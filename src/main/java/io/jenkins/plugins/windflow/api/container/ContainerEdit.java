package io.jenkins.plugins.windflow.api.container;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.windflow.config.DockerEnvironment;
import io.jenkins.plugins.windflow.core.change.RecordedNetwork;
import io.jenkins.plugins.windflow.core.compose.engine.StackEngine;
import io.jenkins.plugins.windflow.core.container.CreateRequest;
import io.jenkins.plugins.windflow.core.container.CreateWork;
import io.jenkins.plugins.windflow.core.container.EditPlan;
import io.jenkins.plugins.windflow.core.container.EditRequest;
import io.jenkins.plugins.windflow.core.container.FieldChange;
import io.jenkins.plugins.windflow.core.container.RecreateWork;
import io.jenkins.plugins.windflow.core.container.SettingsPatch;
import io.jenkins.plugins.windflow.core.docker.Engine;
import io.jenkins.plugins.windflow.core.operation.Operation;
import io.jenkins.plugins.windflow.core.operation.OperationKind;
import io.jenkins.plugins.windflow.core.operation.OperationRequest;
import io.jenkins.plugins.windflow.core.operation.OperationWork;
import io.jenkins.plugins.windflow.core.subject.Subject;
import io.jenkins.plugins.windflow.runtime.Environments;
import io.jenkins.plugins.windflow.runtime.WindflowRuntime;
import io.jenkins.plugins.windflow.security.WindflowPermissions;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jenkins.model.Jenkins;

/** Edits and creations of containers that people ask for. */
public final class ContainerEdit {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST = 3600;

    private ContainerEdit() {}

    /** What an edit would do, without doing it. */
    static Map<String, Object> preview(DockerEnvironment environment, Engine engine, String id, Map<?, ?> body) {
        return document(EditPlan.of(new StackEngine(engine), request(environment, id, body)));
    }

    /** Does it, in place where that is possible; otherwise submits an operation. */
    static Object edit(DockerEnvironment environment, Engine engine, String id, Map<?, ?> body) {
        EditRequest request = request(environment, id, body);
        EditPlan plan = EditPlan.of(new StackEngine(engine), request);
        if (plan.way() == EditPlan.Way.RECREATE) {
            return submit(
                    OperationKind.RECREATE,
                    environment,
                    plan.name(),
                    new RecreateWork(() -> Environments.lease(environment), request, controller()));
        }
        Map<String, Object> json = document(plan);
        json.put("warnings", plan.update(engine));
        return json;
    }

    /** Submits the operation that makes a new container. */
    public static Operation create(DockerEnvironment environment, Map<?, ?> body) {
        CreateRequest request = CreateRequest.of(
                new SettingsPatch(object(body, "settings")),
                flag(body, "pull", false),
                flag(body, "start", true),
                seconds(body, "minUptime", EditRequest.MIN_UPTIME),
                environment.composePolicy());
        return submit(
                OperationKind.CREATE,
                environment,
                request.settings().name(),
                new CreateWork(() -> Environments.lease(environment), request, controller()));
    }

    /** Puts a container on a network, with names and addresses there. */
    static Object connect(Engine engine, String id, Map<?, ?> body) {
        JsonNode endpoint = object(body, "endpoint");
        ObjectNode asked = RecordedNetwork.endpoint(endpoint, "");
        if (endpoint.hasNonNull("MacAddress")) {
            asked.set("MacAddress", endpoint.path("MacAddress"));
        }
        new StackEngine(engine).connect(text(body, "network"), id, asked);
        return null;
    }

    static Object disconnect(Engine engine, String id, Map<?, ?> body) {
        new StackEngine(engine).disconnect(text(body, "network"), id);
        return null;
    }

    private static Operation submit(
            OperationKind kind, DockerEnvironment environment, String container, OperationWork work) {
        return WindflowRuntime.get()
                .operations()
                .submit(new OperationRequest(
                        kind,
                        environment.getName(),
                        Subject.container(container),
                        Jenkins.getAuthentication2().getName(),
                        kind == OperationKind.CREATE ? "Create a container" : "Edit a container",
                        null,
                        work));
    }

    private static String controller() {
        return WindflowRuntime.get().controller().id();
    }

    private static EditRequest request(DockerEnvironment environment, String id, Map<?, ?> body) {
        return new EditRequest(
                id,
                new SettingsPatch(object(body, "edits")),
                flag(body, "pull", false),
                environment.composePolicy(),
                seconds(body, "timeout", EditRequest.TIMEOUT),
                seconds(body, "minUptime", EditRequest.MIN_UPTIME));
    }

    private static Map<String, Object> document(EditPlan plan) {
        boolean secrets = WindflowPermissions.canSeeSecrets();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("way", plan.way().name());
        json.put("name", plan.name());
        json.put(
                "changes",
                plan.changes().stream()
                        .map(change -> secrets ? change : change.masked())
                        .map(ContainerEdit::change)
                        .toList());
        json.put("dependants", plan.dependantNames());
        json.put("losses", plan.losses());
        json.put("warnings", List.of());
        return json;
    }

    private static Map<String, Object> change(FieldChange change) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("field", change.field());
        json.put("before", change.before().isMissingNode() ? null : change.before());
        json.put("after", change.after().isMissingNode() ? null : change.after());
        return json;
    }

    private static ObjectNode object(Map<?, ?> body, String key) {
        Object value = body.get(key);
        if (value == null) {
            return JsonNodeFactory.instance.objectNode();
        }
        if (JSON.valueToTree(value) instanceof ObjectNode object) {
            return object;
        }
        throw new IllegalArgumentException("'" + key + "' has to be an object.");
    }

    private static String text(Map<?, ?> body, String key) {
        if (body.get(key) instanceof String text && !text.isBlank()) {
            return text;
        }
        throw new IllegalArgumentException("'" + key + "' is missing.");
    }

    private static boolean flag(Map<?, ?> body, String key, boolean otherwise) {
        Object value = body.get(key);
        if (value == null) {
            return otherwise;
        }
        if (value instanceof Boolean flag) {
            return flag;
        }
        throw new IllegalArgumentException("'" + key + "' is either true or false.");
    }

    private static Duration seconds(Map<?, ?> body, String key, Duration otherwise) {
        Object value = body.get(key);
        if (value == null) {
            return otherwise;
        }
        if (value instanceof Integer seconds && seconds >= 0 && seconds <= LONGEST) {
            return Duration.ofSeconds(seconds);
        }
        throw new IllegalArgumentException("'" + key + "' is a number of seconds from 0 to " + LONGEST + ".");
    }
}
