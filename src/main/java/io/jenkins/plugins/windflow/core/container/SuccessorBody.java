package io.jenkins.plugins.windflow.core.container;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.windflow.core.compose.engine.StackEngine;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ComposeLabels;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The create call of a container's successor.
 *
 * @param body of the call
 * @param further networks that it is put on afterwards, because engines before API 1.44 take one at creation
 */
record SuccessorBody(ObjectNode body, Map<String, JsonNode> further) {
    private static final List<String> NAMESPACES = List.of("NetworkMode", "IpcMode", "PidMode");
    private static final String CONTAINER = "container:";
    private static final String SEVERAL_NETWORKS = "1.44";

    /**
     * @param newIds of containers that were made once more before, by the old ones
     * @param operation that makes it
     * @param controller that makes it
     */
    static SuccessorBody of(
            Replacement replacement,
            StackEngine engine,
            Map<String, String> newIds,
            String operation,
            String controller) {
        ContainerSettings settings = replacement.after().copy();
        ObjectNode body = settings.document();
        Set<String> inherited = new HashSet<>();
        AnonymousVolumes.sources(settings.host())
                .forEach(source ->
                        engine.container(source).ifPresent(found -> inherited.addAll(AnonymousVolumes.targets(found))));
        AnonymousVolumes.keep(body, replacement.old().inspect(), inherited);
        ImageValues.takeOut(body, replacement.formerImage());
        body.remove(ContainerSettings.NAME);
        body.put("Image", replacement.image());
        follow(settings.host(), newIds);
        label(body, replacement, engine, operation, controller);
        return split(settings, body, engine);
    }

    /** The create call of a container that replaces nobody. */
    static SuccessorBody ofNew(ContainerSettings asked, StackEngine engine, String operation, String controller) {
        ContainerSettings settings = asked.copy();
        ObjectNode body = settings.document();
        body.remove(ContainerSettings.NAME);
        ObjectNode labels = body.withObject("/Labels");
        labels.put(ComposeLabels.OPERATION, operation);
        labels.put(ComposeLabels.CONTROLLER, controller);
        return split(settings, body, engine);
    }

    /** Whoever shares something with a container that was made once more shares it with the new one. */
    private static void follow(ObjectNode host, Map<String, String> newIds) {
        for (String key : NAMESPACES) {
            String mode = host.path(key).asText("");
            if (mode.startsWith(CONTAINER) && newIds.containsKey(mode.substring(CONTAINER.length()))) {
                host.put(key, CONTAINER + newIds.get(mode.substring(CONTAINER.length())));
            }
        }
        if (host.path("VolumesFrom").isEmpty()) {
            return;
        }
        ArrayNode sources = JsonNodeFactory.instance.arrayNode();
        host.path("VolumesFrom").forEach(entry -> {
            String[] parts = entry.asText().split(":", 2);
            String source = newIds.getOrDefault(parts[0], parts[0]);
            sources.add(parts.length == 2 ? source + ":" + parts[1] : source);
        });
        host.set("VolumesFrom", sources);
    }

    /** An edited container of a project is not what its file asks for any more, so that the hash of the file must not say so. */
    private static void label(
            ObjectNode body, Replacement replacement, StackEngine engine, String operation, String controller) {
        ObjectNode labels = body.withObject("/Labels");
        labels.put(ComposeLabels.OPERATION, operation);
        labels.put(ComposeLabels.CONTROLLER, controller);
        if (!FieldChange.between(replacement.before(), replacement.after()).isEmpty()) {
            labels.remove(ComposeLabels.WINDFLOW_HASH);
        }
        if (labels.has(ComposeLabels.IMAGE)) {
            engine.image(replacement.image())
                    .ifPresent(image ->
                            labels.put(ComposeLabels.IMAGE, image.path("Id").asText()));
        }
    }

    /** Engines publish only what is exposed as well. */
    private static void expose(ContainerSettings settings, ObjectNode body) {
        JsonNode bindings = settings.host().path("PortBindings");
        bindings.fieldNames().forEachRemaining(port -> {
            ObjectNode exposed = body.withObject("/ExposedPorts");
            if (!exposed.has(port)) {
                exposed.putObject(port);
            }
        });
    }

    private static SuccessorBody split(ContainerSettings settings, ObjectNode body, StackEngine engine) {
        expose(settings, body);
        Map<String, JsonNode> further = new LinkedHashMap<>();
        if (!settings.hasOwnNetworks()) {
            return new SuccessorBody(body, further);
        }
        ObjectNode endpoints = settings.endpoints();
        if (engine.info().apiAtLeast(SEVERAL_NETWORKS)) {
            return new SuccessorBody(body, further);
        }
        String first = firstOf(settings, engine);
        endpoints.properties().forEach(entry -> {
            if (!entry.getKey().equals(first)) {
                further.put(entry.getKey(), entry.getValue());
            }
        });
        endpoints.retain(first);
        String mac = endpoints.path(first).path("MacAddress").asText("");
        if (!mac.isEmpty()) {
            body.put("MacAddress", mac);
        }
        return new SuccessorBody(body, further);
    }

    /** A mode may name its network by ID. */
    private static String firstOf(ContainerSettings settings, StackEngine engine) {
        String first = settings.firstNetwork();
        if (settings.endpoints().has(first)) {
            return first;
        }
        return engine.network(first)
                .map(network -> network.path("Name").asText())
                .orElse(first);
    }
}
