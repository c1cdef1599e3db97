package io.jenkins.plugins.windflow.core.compose.plan.body;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.windflow.core.compose.model.ContainerReference;
import io.jenkins.plugins.windflow.core.compose.model.Service;
import io.jenkins.plugins.windflow.core.compose.model.VolumesFrom;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Containers whose namespaces or mounts a container shares. The engine wants them by ID, which is known only when they
 * exist: a body of a service says {@code service:NAME} in their places until {@link #resolve} puts the IDs there. The
 * hash of a body is made before that, so that it depends on the file alone.
 */
public final class Parents {
    private static final String SERVICE = "service:";
    private static final String CONTAINER = "container:";
    private static final List<String> MODES = List.of("NetworkMode", "IpcMode", "PidMode");

    private Parents() {}

    /** A reference as the value of a namespace mode. */
    static String mode(ContainerReference reference) {
        return switch (reference) {
            case ContainerReference.OfService(String service) -> SERVICE + service;
            case ContainerReference.Named(String name) -> CONTAINER + name;
        };
    }

    static void addVolumesFrom(ObjectNode host, Service service) {
        if (!service.volumesFrom().isEmpty()) {
            ArrayNode entries = host.putArray("VolumesFrom");
            service.volumesFrom().forEach(from -> entries.add(entry(from)));
        }
    }

    private static String entry(VolumesFrom from) {
        String access = from.readOnly() ? ":ro" : ":rw";
        return switch (from.container()) {
            case ContainerReference.OfService(String service) -> SERVICE + service + access;
            case ContainerReference.Named(String name) -> name + access;
        };
    }

    /**
     * Puts the IDs of containers into the places of services and of names.
     *
     * @param body of a container, from {@link ContainerBody}; changed in place
     * @param idOfService the ID of a service's first container; what comes back empty stays as it is, which no engine
     *     takes and no container has
     * @param idOfName the ID of the container with a name; what comes back empty stays as it is
     */
    public static void resolve(
            ObjectNode body,
            Function<String, Optional<String>> idOfService,
            Function<String, Optional<String>> idOfName) {
        ObjectNode host = body.withObject("/HostConfig");
        for (String mode : MODES) {
            String value = host.path(mode).asText("");
            if (value.startsWith(SERVICE)) {
                idOfService.apply(value.substring(SERVICE.length())).ifPresent(id -> host.put(mode, CONTAINER + id));
            } else if (value.startsWith(CONTAINER)) {
                idOfName.apply(value.substring(CONTAINER.length())).ifPresent(id -> host.put(mode, CONTAINER + id));
            }
        }
        if (host.has("VolumesFrom")) {
            host.set("VolumesFrom", resolved(host.path("VolumesFrom"), idOfService, idOfName));
        }
    }

    private static ArrayNode resolved(
            JsonNode entries,
            Function<String, Optional<String>> idOfService,
            Function<String, Optional<String>> idOfName) {
        ArrayNode result = JsonNodeFactory.instance.arrayNode();
        for (JsonNode entry : entries) {
            String text = entry.asText();
            int colon = text.lastIndexOf(':');
            String name = text.substring(0, colon);
            String access = text.substring(colon);
            Optional<String> id = name.startsWith(SERVICE)
                    ? idOfService.apply(name.substring(SERVICE.length()))
                    : idOfName.apply(name);
            result.add(id.map(found -> found + access).orElse(text));
        }
        return result;
    }
}
