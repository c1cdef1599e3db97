package io.jenkins.plugins.windflow.core.compose.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.windflow.core.change.ContainerCreate;
import io.jenkins.plugins.windflow.core.change.ContainerFiles;
import io.jenkins.plugins.windflow.core.change.NetworkConnect;
import io.jenkins.plugins.windflow.core.change.making.ContainerGuard;
import io.jenkins.plugins.windflow.core.compose.engine.StackEngine;
import io.jenkins.plugins.windflow.core.compose.model.Service;
import io.jenkins.plugins.windflow.core.compose.plan.body.ContainerBody;
import io.jenkins.plugins.windflow.core.compose.plan.body.Parents;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedContainer;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Makes the container of a service, ready to be started: settings, labels, networks, secret files, inherited volumes. */
final class ContainerMaker {
    private final Context context;
    private final Function<String, Optional<String>> firstContainers;
    private final StackEngine engine;

    /** @param firstContainers the ID that the first container of a service has now */
    ContainerMaker(Context context, Function<String, Optional<String>> firstContainers) {
        this.firstContainers = firstContainers;
        this.context = context;
        this.engine = context.engine();
    }

    /**
     * Makes it.
     *
     * @param number within the service
     * @param old the container that it replaces, whose anonymous volumes it takes over; or null
     * @return its ID
     */
    String make(Service service, int number, String name, ObservedContainer old) throws Exception {
        String reference = context.project().image(service);
        JsonNode image = engine.image(reference)
                .orElseThrow(() -> new IllegalStateException("The image " + reference + " of the service "
                        + service.name() + " is not on the engine any more."));
        ObjectNode body = ContainerBody.of(context.project(), service, number);
        Parents.resolve(body, firstContainers, container -> Optional.empty());
        context.labels().addTo(body, service, number, image.path("Id").asText());
        if (old != null) {
            inheritVolumes(body, image, old);
        }
        Map<String, JsonNode> further = splitNetworks(body);
        String id = create(service, name, body);
        for (Map.Entry<String, JsonNode> network : further.entrySet()) {
            context.make(new NetworkConnect(network.getKey(), id, network.getValue()));
        }
        if (!service.files().isEmpty()) {
            context.make(
                    new ContainerFiles(id, name),
                    () -> engine.unpack(id, MountedFilesArchive.tar(context.project(), service)));
        }
        return id;
    }

    private String create(Service service, String name, ObjectNode body) throws Exception {
        new ContainerGuard(engine).nameIsFree(name);
        return context.make(
                new ContainerCreate(name, service.name(), body.path("Image").asText()),
                "id",
                () -> engine.createContainer(
                        name,
                        service.platform().orElse(null),
                        body,
                        warning -> context.run().log("Warning: the engine says of " + name + ": " + warning)));
    }

    /** Anonymous volumes keep what is in them where the new container still wants an anonymous volume. */
    private static void inheritVolumes(ObjectNode body, JsonNode image, ObservedContainer old) {
        ObjectNode host = body.withObject("/HostConfig");
        Set<String> targets = new HashSet<>();
        image.path("Config").path("Volumes").fieldNames().forEachRemaining(targets::add);
        host.path("Mounts").forEach(mount -> {
            boolean anonymous = mount.path("Type").asText().equals("volume") && !mount.has("Source");
            if (anonymous) {
                targets.add(mount.path("Target").asText());
            } else {
                targets.remove(mount.path("Target").asText());
            }
        });
        host.path("Binds").forEach(bind -> targets.remove(bind.asText().split(":")[1]));
        for (JsonNode mount : old.inspect().path("Mounts")) {
            String target = mount.path("Destination").asText();
            String name = mount.path("Name").asText("");
            if (targets.contains(target)
                    && mount.path("Type").asText().equals("volume")
                    && name.matches("[0-9a-f]{64}")) {
                replaceMount(host, target, name, mount.path("RW").asBoolean(true));
            }
        }
    }

    private static void replaceMount(ObjectNode host, String target, String volume, boolean writable) {
        ArrayNode kept = host.arrayNode();
        host.path("Mounts").forEach(mount -> {
            if (!mount.path("Target").asText().equals(target)) {
                kept.add(mount);
            }
        });
        host.set("Mounts", kept);
        host.withArray("Binds").add(volume + ":" + target + (writable ? ":rw" : ":ro"));
    }

    /** Engines before API 1.44 take one network at creation, and the MAC address of its endpoint at the top. */
    private Map<String, JsonNode> splitNetworks(ObjectNode body) {
        Map<String, JsonNode> further = new LinkedHashMap<>();
        if (engine.info().apiAtLeast("1.44") || !body.has("NetworkingConfig")) {
            return further;
        }
        ObjectNode endpoints = (ObjectNode) body.path("NetworkingConfig").path("EndpointsConfig");
        String first = body.path("HostConfig").path("NetworkMode").asText();
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
        return further;
    }
}
