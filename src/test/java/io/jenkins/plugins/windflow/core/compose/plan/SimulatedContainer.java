package io.jenkins.plugins.windflow.core.compose.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What an engine answers about a container that it made from a body: its own defaults (recorded from Docker 20.10 and
 * 26.1), the image's settings where the body leaves them open, and the body's.
 */
final class SimulatedContainer {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> CONFIG = Set.of(
            "Hostname",
            "Domainname",
            "User",
            "AttachStdin",
            "AttachStdout",
            "AttachStderr",
            "Tty",
            "OpenStdin",
            "StdinOnce",
            "Image",
            "WorkingDir",
            "StopSignal",
            "StopTimeout",
            "MacAddress");
    private static final Map<String, ObjectNode> DEFAULTS = Map.of("1.41", defaults("1.41"), "1.45", defaults("1.45"));

    private final SimulatedEngine engine;
    private final JsonNode body;
    private final JsonNode image;
    private final ObjectNode inspect;

    private SimulatedContainer(SimulatedEngine engine, JsonNode body, JsonNode image) {
        this.engine = engine;
        this.body = body;
        this.image = image;
        this.inspect = DEFAULTS.get(engine.apiAtLeast("1.44") ? "1.45" : "1.41").deepCopy();
    }

    /** A running container. */
    static ObjectNode of(SimulatedEngine engine, JsonNode body, JsonNode image, String id, String name) {
        SimulatedContainer container = new SimulatedContainer(engine, body, image);
        container
                .inspect
                .put("Id", id)
                .put("Name", "/" + name)
                .put("Image", image.path("Id").asText());
        container.config(id.substring(0, 12));
        container.hostConfig();
        container.mounts();
        container.networks(id.substring(0, 12));
        return container.inspect;
    }

    private static ObjectNode defaults(String api) {
        try (InputStream file = SimulatedContainer.class.getResourceAsStream("container-" + api + ".json")) {
            return (ObjectNode) JSON.readTree(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void config(String shortId) {
        JsonNode own = image.path("Config");
        ObjectNode config = inspect.withObject("/Config");
        config.put("Hostname", shortId);
        for (String key : List.of("User", "WorkingDir", "StopSignal")) {
            if (own.has(key)) {
                config.set(key, own.path(key));
            }
        }
        body.properties().forEach(entry -> {
            boolean left =
                    entry.getValue().isTextual() && entry.getValue().asText().isEmpty();
            if (CONFIG.contains(entry.getKey()) && !left) {
                config.set(entry.getKey(), entry.getValue());
            }
        });
        config.set("Env", environment(own));
        command(config, own);
        config.set("Labels", union(own.path("Labels"), body.path("Labels")));
        config.set("Volumes", union(own.path("Volumes"), body.path("Volumes")));
        config.set("ExposedPorts", union(own.path("ExposedPorts"), body.path("ExposedPorts")));
        healthcheck(config, own.path("Healthcheck"));
    }

    private ArrayNode environment(JsonNode own) {
        Map<String, String> variables = new LinkedHashMap<>();
        own.path("Env").forEach(entry -> variables.put(entry.asText().split("=", 2)[0], entry.asText()));
        body.path("Env").forEach(entry -> variables.put(entry.asText().split("=", 2)[0], entry.asText()));
        ArrayNode array = JSON.createArrayNode();
        variables.values().stream().filter(entry -> entry.contains("=")).forEach(array::add);
        return array;
    }

    private void command(ObjectNode config, JsonNode own) {
        JsonNode command = body.path("Cmd");
        boolean noEntrypoint = body.path("Entrypoint").isEmpty();
        if (noEntrypoint && command.isEmpty()) {
            command = own.path("Cmd");
        }
        config.set("Cmd", orNull(command));
        config.set("Entrypoint", orNull(body.has("Entrypoint") ? body.path("Entrypoint") : own.path("Entrypoint")));
    }

    private void healthcheck(ObjectNode config, JsonNode own) {
        ObjectNode check = union(own, JSON.createObjectNode());
        body.path("Healthcheck").properties().forEach(entry -> {
            boolean left = entry.getValue().isEmpty() && entry.getValue().asLong() == 0;
            if (!left) {
                check.set(entry.getKey(), entry.getValue());
            }
        });
        if (!engine.apiAtLeast("1.44")) {
            check.remove("StartInterval");
        }
        if (!check.isEmpty()) {
            config.set("Healthcheck", check);
        }
    }

    private void hostConfig() {
        ObjectNode host = inspect.withObject("/HostConfig");
        body.path("HostConfig").properties().forEach(entry -> host.set(entry.getKey(), entry.getValue()));
        long memory = host.path("Memory").asLong();
        if (memory > 0 && host.path("MemorySwap").asLong() == 0) {
            host.put("MemorySwap", 2 * memory);
        }
        boolean open = host.path("Privileged").asBoolean()
                || host.path("PidMode").asText().equals("host")
                || host.path("IpcMode").asText().equals("host");
        ArrayNode options = JSON.createArrayNode();
        host.path("SecurityOpt").forEach(options::add);
        boolean labelled =
                options.valueStream().anyMatch(option -> option.asText().startsWith("label"));
        if (open && !labelled) {
            host.set("SecurityOpt", options.add("label=disable"));
        }
    }

    private void mounts() {
        Map<String, ObjectNode> mounts = new LinkedHashMap<>();
        JsonNode host = body.path("HostConfig");
        image.path("Config")
                .path("Volumes")
                .fieldNames()
                .forEachRemaining(target -> mounts.put(target, volume("", target, true)));
        host.path("VolumesFrom").forEach(from -> inherited(from.asText().split(":")[0], mounts));
        for (JsonNode mount : host.path("Mounts")) {
            String target = mount.path("Target").asText();
            boolean writable = !mount.path("ReadOnly").asBoolean();
            String source = mount.path("Source").asText("");
            mounts.put(
                    target,
                    switch (mount.path("Type").asText()) {
                        case "volume" -> volume(source, target, writable);
                        case "bind" -> mount("bind", target, writable).put("Source", source);
                        default -> mount(mount.path("Type").asText(), target, writable);
                    });
        }
        for (JsonNode bind : host.path("Binds")) {
            String[] parts = bind.asText().split(":");
            boolean writable = parts.length < 3 || !List.of(parts[2].split(",")).contains("ro");
            boolean path = parts[0].startsWith("/");
            mounts.put(
                    parts[1],
                    path
                            ? mount("bind", parts[1], writable).put("Source", parts[0])
                            : volume(parts[0], parts[1], writable));
        }
        host.path("Tmpfs").fieldNames().forEachRemaining(mounts::remove);
        inspect.putArray("Mounts").addAll(mounts.values());
    }

    private void inherited(String container, Map<String, ObjectNode> mounts) {
        for (JsonNode mount : engine.containerWithId(container).path("Mounts")) {
            mounts.put(mount.path("Destination").asText(), mount.deepCopy());
        }
    }

    private ObjectNode volume(String name, String target, boolean writable) {
        return mount("volume", target, writable)
                .put("Name", name.isEmpty() ? engine.anonymousVolume() : name)
                .put("Driver", "local");
    }

    private static ObjectNode mount(String type, String target, boolean writable) {
        return JSON.createObjectNode()
                .put("Type", type)
                .put("Destination", target)
                .put("RW", writable);
    }

    private void networks(String shortId) {
        ObjectNode networks = inspect.withObject("/NetworkSettings").putObject("Networks");
        JsonNode endpoints = body.path("NetworkingConfig").path("EndpointsConfig");
        endpoints.properties().forEach(entry -> {
            ObjectNode endpoint = entry.getValue().deepCopy();
            endpoint.put("NetworkID", engine.networkId(entry.getKey()));
            if (!engine.apiAtLeast("1.44")) {
                endpoint.withArray("Aliases")
                        .add(shortId)
                        .add(inspect.path("Config").path("Hostname").asText());
            }
            if (!endpoint.has("MacAddress")) {
                endpoint.put("MacAddress", "02:42:ac:12:00:02");
            }
            networks.set(entry.getKey(), endpoint);
        });
        String mode = body.path("HostConfig").path("NetworkMode").asText();
        if (endpoints.isEmpty() && !mode.startsWith("container:")) {
            String name = mode.equals("default") ? "bridge" : mode;
            networks.putObject(name).put("NetworkID", engine.networkId(name));
        }
    }

    /** The second over the first. */
    private static ObjectNode union(JsonNode below, JsonNode above) {
        ObjectNode result = JSON.createObjectNode();
        below.properties().forEach(entry -> result.set(entry.getKey(), entry.getValue()));
        above.properties().forEach(entry -> result.set(entry.getKey(), entry.getValue()));
        return result;
    }

    private static JsonNode orNull(JsonNode array) {
        return array.isArray() ? array : JSON.nullNode();
    }
}
