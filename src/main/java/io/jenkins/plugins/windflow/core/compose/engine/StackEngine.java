package io.jenkins.plugins.windflow.core.compose.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ComposeLabels;
import io.jenkins.plugins.windflow.core.docker.Engine;
import io.jenkins.plugins.windflow.core.docker.EngineInfo;
import io.jenkins.plugins.windflow.core.docker.EnginePath;
import io.jenkins.plugins.windflow.core.docker.error.EngineException;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The engine's calls that a stack needs, by name. Whole JSON goes through: nothing that an engine says is lost. */
public final class StackEngine {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** How long an engine may take to remove a container by itself. */
    private static final Duration REMOVAL = Duration.ofSeconds(30);

    /** How long a registry may take to say which image a name is. */
    private static final Duration REGISTRY = Duration.ofSeconds(20);

    private static final Duration POLL = Duration.ofMillis(50);

    private final Engine engine;

    public StackEngine(Engine engine) {
        this.engine = engine;
    }

    public EngineInfo info() {
        return engine.info();
    }

    public Engine engine() {
        return engine;
    }

    public boolean isPodman() {
        return info().product() == EngineInfo.Product.PODMAN;
    }

    public JsonNode containers(String project) {
        return engine.getJson("/containers/json", Map.of("all", "1", "filters", labelFilter(project)));
    }

    public JsonNode allContainers() {
        return engine.getJson("/containers/json", Map.of("all", "1"));
    }

    public Optional<JsonNode> container(String idOrName) {
        return found(() -> engine.getJson(EnginePath.of("containers", idOrName, "json"), Map.of()));
    }

    public Optional<JsonNode> image(String reference) {
        return found(() -> engine.getJson(EnginePath.of("images", reference, "json"), Map.of()));
    }

    /** The digest that a reference has in its registry now. */
    public String registryDigest(String reference) {
        return engine.getJson(EnginePath.of("distribution", reference, "json"), Map.of(), REGISTRY)
                .path("Descriptor")
                .path("digest")
                .asText();
    }

    public JsonNode networks() {
        return engine.getJson("/networks", Map.of());
    }

    public JsonNode networks(String project) {
        return engine.getJson("/networks", Map.of("filters", labelFilter(project)));
    }

    /** The network with exactly this name; the engine itself would also take the beginning of an ID. */
    public Optional<JsonNode> networkNamed(String name) {
        ObjectNode filters = JsonNodeFactory.instance.objectNode();
        filters.putArray("name").add(name);
        for (JsonNode network : engine.getJson("/networks", Map.of("filters", filters.toString()))) {
            if (network.path("Name").asText().equals(name)) {
                return network(network.path("Id").asText());
            }
        }
        return Optional.empty();
    }

    public Optional<JsonNode> network(String id) {
        return found(() -> engine.getJson(EnginePath.of("networks", id), Map.of()));
    }

    public JsonNode volumes(String project) {
        return engine.getJson("/volumes", Map.of("filters", labelFilter(project)))
                .path("Volumes");
    }

    public Optional<JsonNode> volume(String name) {
        return found(() -> engine.getJson(EnginePath.of("volumes", name), Map.of()));
    }

    /**
     * Makes a container.
     *
     * @param warnings gets what the engine says about settings that it leaves out
     * @return its ID
     */
    public String createContainer(String name, String platform, JsonNode body, Consumer<String> warnings) {
        Map<String, String> query =
                platform == null ? Map.of("name", name) : Map.of("name", name, "platform", platform);
        JsonNode answer = engine.postJson("/containers/create", query, body);
        answer.path("Warnings").forEach(warning -> warnings.accept(warning.asText()));
        return answer.path("Id").asText();
    }

    public void unpack(String container, byte[] tar) {
        engine.archiveTo(container, "/", new ByteArrayInputStream(tar));
    }

    public void start(String container) {
        post(container, "start", Map.of());
    }

    /** Lets the container end by itself; the engine kills it when the grace that it was created with is over. */
    public void stop(String container) {
        post(container, "stop", Map.of());
    }

    public void restart(String container) {
        post(container, "restart", Map.of());
    }

    public void pause(String container) {
        post(container, "pause", Map.of());
    }

    public void unpause(String container) {
        post(container, "unpause", Map.of());
    }

    /** Ends its processes at once. */
    public void kill(String container) {
        post(container, "kill", Map.of());
    }

    public void rename(String container, String name) {
        post(container, "rename", Map.of("name", name));
    }

    public void restartPolicy(String container, JsonNode policy) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.set("RestartPolicy", policy);
        engine.postJson(EnginePath.of("containers", container, "update"), Map.of(), body);
    }

    /**
     * Removes a container, running or not.
     *
     * @param volumes whether its anonymous volumes go too, those that nobody else uses
     */
    public void removeContainer(String container, boolean volumes) {
        Map<String, String> query = Map.of("force", "1", "v", volumes ? "1" : "0");
        try {
            gone(() -> engine.delete(EnginePath.of("containers", container), query));
        } catch (EngineException e) {
            if (e.kind() != EngineException.Kind.CONFLICT || !goesByItself(container)) {
                throw e;
            }
        }
    }

    /** Waits for a container that the engine is removing already, as it does with auto-remove. */
    private boolean goesByItself(String container) {
        long deadline = System.nanoTime() + REMOVAL.toNanos();
        while (System.nanoTime() < deadline) {
            Optional<JsonNode> now = container(container);
            if (now.isEmpty()) {
                return true;
            }
            if (!now.get().path("HostConfig").path("AutoRemove").asBoolean()
                    && !now.get().path("State").path("Status").asText().equals("removing")) {
                return false;
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
        return false;
    }

    public String createNetwork(JsonNode body) {
        return engine.postJson("/networks/create", Map.of(), body).path("Id").asText();
    }

    public void connect(String network, String container, JsonNode endpoint) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("Container", container);
        body.set("EndpointConfig", endpoint);
        engine.postJson(EnginePath.of("networks", network, "connect"), Map.of(), body);
    }

    public void disconnect(String network, String container) {
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("Container", container)
                .put("Force", true);
        gone(() -> engine.postJson(EnginePath.of("networks", network, "disconnect"), Map.of(), body));
    }

    public void removeNetwork(String network) {
        gone(() -> engine.delete(EnginePath.of("networks", network), Map.of()));
    }

    public void createVolume(JsonNode body) {
        engine.postJson("/volumes/create", Map.of(), body);
    }

    public void removeVolume(String name) {
        gone(() -> engine.delete(EnginePath.of("volumes", name), Map.of()));
    }

    public void tag(String image, String reference) {
        int colon = reference.lastIndexOf(':');
        boolean tagged = colon > reference.lastIndexOf('/');
        engine.postJson(
                EnginePath.of("images", image, "tag"),
                Map.of(
                        "repo",
                        tagged ? reference.substring(0, colon) : reference,
                        "tag",
                        tagged ? reference.substring(colon + 1) : "latest"),
                null);
    }

    private void post(String container, String verb, Map<String, String> query) {
        engine.postJson(EnginePath.of("containers", container, verb), query, null);
    }

    private static Optional<JsonNode> found(Supplier<JsonNode> call) {
        try {
            return Optional.of(call.get());
        } catch (EngineException e) {
            if (e.kind() == EngineException.Kind.NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** For calls that want something away: that it is away already is as good. */
    private static void gone(Runnable call) {
        try {
            call.run();
        } catch (EngineException e) {
            if (e.kind() != EngineException.Kind.NOT_FOUND) {
                throw e;
            }
        }
    }

    private static String labelFilter(String project) {
        return JSON.createObjectNode()
                .set("label", JSON.createArrayNode().add(ComposeLabels.PROJECT + "=" + project))
                .toString();
    }
}
