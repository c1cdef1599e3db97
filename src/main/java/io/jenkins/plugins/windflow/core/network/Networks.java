package io.jenkins.plugins.windflow.core.network;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.jenkins.plugins.windflow.core.docker.Engine;
import io.jenkins.plugins.windflow.core.docker.EnginePath;
import io.jenkins.plugins.windflow.core.docker.error.EngineException;
import io.jenkins.plugins.windflow.core.docker.error.EngineException.Kind;
import io.jenkins.plugins.windflow.core.usage.Usage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The networks of one engine. */
public final class Networks {
    private final Engine engine;

    public Networks(Engine engine) {
        this.engine = engine;
    }

    /** All of them, by name. */
    public List<NetworkSummary> list() {
        return list(Usage.look(engine));
    }

    /** All of them, by name, with what was seen of the containers. */
    public List<NetworkSummary> list(Usage usage) {
        List<NetworkSummary> networks = new ArrayList<>();
        for (JsonNode network : engine.getJson("/networks", Map.of())) {
            networks.add(summary(network, usage));
        }
        networks.sort(Comparator.comparing(NetworkSummary::name).thenComparing(NetworkSummary::id));
        return networks;
    }

    /** @param network id or name */
    public NetworkSummary get(String network) {
        return summary(inspect(network), Usage.look(engine));
    }

    private JsonNode inspect(String network) {
        return engine.getJson(EnginePath.of("networks", network), Map.of());
    }

    /** @return its id, and what the engine has to say about it, or an empty text */
    public Created create(NewNetwork network) {
        JsonNode answer = engine.postJson("/networks/create", Map.of(), network.body());
        return new Created(answer.path("Id").asText(), answer.path("Warning").asText(""));
    }

    /** A network that was made. */
    public record Created(String id, String warning) {}

    /** Puts a container into a network, running or not. */
    public void connect(String network, Joining joining) {
        engine.postJson(EnginePath.of("networks", network, "connect"), Map.of(), joining.body(engine.info()));
    }

    /**
     * Takes a container out of a network.
     *
     * @param force also when the engine and the network's driver do not agree about it any more
     */
    public void disconnect(String network, String container, boolean force) {
        engine.postJson(
                EnginePath.of("networks", network, "disconnect"),
                Map.of(),
                JsonNodeFactory.instance
                        .objectNode()
                        .put("Container", container)
                        .put("Force", force));
    }

    /** @throws EngineException of the kind {@code CONFLICT} when the engine cannot do without it, or containers are in it */
    public void remove(String network) {
        NetworkSummary found = summary(inspect(network), Usage.look(engine));
        if (found.builtIn()) {
            throw new EngineException(
                    Kind.CONFLICT,
                    "The network " + found.name() + " belongs to the engine and cannot be removed.",
                    null);
        }
        engine.delete(EnginePath.of("networks", found.id()), Map.of());
    }

    private static NetworkSummary summary(JsonNode network, Usage usage) {
        String name = network.path("Name").asText();
        List<AddressPool> pools = new ArrayList<>();
        network.path("IPAM").path("Config").forEach(config -> pools.add(AddressPool.of(config)));
        return new NetworkSummary(
                network.path("Id").asText(),
                name,
                network.path("Driver").asText(),
                network.path("Scope").asText(""),
                network.path("Created").asText(""),
                network.path("Internal").asBoolean(),
                network.path("Attachable").asBoolean(),
                network.path("Ingress").asBoolean(),
                network.path("EnableIPv6").asBoolean(),
                network.path("IPAM").path("Driver").asText(""),
                List.copyOf(pools),
                map(network.path("Options")),
                map(network.path("Labels")),
                usage.ofNetwork(name));
    }

    private static Map<String, String> map(JsonNode object) {
        Map<String, String> map = new LinkedHashMap<>();
        object.properties()
                .forEach(entry -> map.put(entry.getKey(), entry.getValue().asText()));
        return Collections.unmodifiableMap(map);
    }
}
