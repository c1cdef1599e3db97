package io.jenkins.plugins.windflow.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.windflow.core.compose.model.Dependency;
import io.jenkins.plugins.windflow.core.compose.model.Network;
import io.jenkins.plugins.windflow.core.compose.model.Project;
import io.jenkins.plugins.windflow.core.compose.model.Service;
import io.jenkins.plugins.windflow.core.compose.model.Volume;
import io.jenkins.plugins.windflow.core.compose.plan.body.ContainerBody;
import io.jenkins.plugins.windflow.core.compose.plan.body.NetworkBody;
import io.jenkins.plugins.windflow.core.compose.plan.body.VolumeBody;
import io.jenkins.plugins.windflow.core.docker.Engine;
import io.jenkins.plugins.windflow.core.docker.EngineLease;
import io.jenkins.plugins.windflow.core.docker.EnginePath;
import io.jenkins.plugins.windflow.testing.TestEngine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/**
 * The floor: the calls that a first deployment cannot do without, in the order and as many at a time as our deployment makes
 * them. No plan, no check before a call, no journal, nothing that could be taken back: containers are created side by side,
 * only a few at a time of those that have to wait, and started as soon as what they depend on is healthy.
 */
final class BareCalls {
    private static final int AT_ONCE = 12;
    private static final int AHEAD_AT_ONCE = 3;
    private static final int POLL_MILLIS = 100;

    private final Engine engine;
    private final Project project;
    private final boolean manyNetworks;
    private final Semaphore places = new Semaphore(AT_ONCE, true);
    private final Semaphore placesAhead = new Semaphore(AHEAD_AT_ONCE, true);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, CompletableFuture<Void>> up = new HashMap<>();

    private BareCalls(Engine engine, Project project) {
        this.engine = engine;
        this.project = project;
        this.manyNetworks = engine.info().apiAtLeast("1.44");
        project.services().keySet().forEach(service -> up.put(service, new CompletableFuture<>()));
    }

    /** Makes everything, and returns when every container runs and is healthy. */
    static void deploy(TestEngine engine, Project project) throws Exception {
        try (EngineLease lease = engine.lease()) {
            new BareCalls(lease.engine(), project).deploy();
        }
    }

    private void deploy() throws Exception {
        try (threads) {
            List<Callable<JsonNode>> resources = new ArrayList<>();
            for (Network network : project.networks().values()) {
                resources.add(() -> post(labelled(NetworkBody.of(network)), Map.of(), "networks", "create"));
            }
            for (Volume volume : project.volumes().values()) {
                resources.add(() -> post(labelled(VolumeBody.of(volume)), Map.of(), "volumes", "create"));
            }
            for (var resource : threads.invokeAll(resources)) {
                resource.get();
            }
            List<Callable<Void>> containers = new ArrayList<>();
            project.services().values().stream()
                    .sorted(Comparator.comparingInt(this::depth))
                    .forEach(service -> containers.add(() -> bringUp(service)));
            for (var container : threads.invokeAll(containers)) {
                container.get();
            }
        }
    }

    /** How many tiers are below a service: those on whom others wait come first where there are not enough places. */
    private int depth(Service service) {
        return service.dependencies().keySet().stream()
                .mapToInt(needed -> 1 + depth(project.services().get(needed)))
                .max()
                .orElse(0);
    }

    private Void bringUp(Service service) throws Exception {
        CompletableFuture<Void> done = up.get(service.name());
        try {
            String id = service.dependencies().isEmpty() ? create(service) : createAhead(service);
            for (Dependency dependency : service.dependencies().values()) {
                up.get(dependency.service()).get();
            }
            post(null, Map.of(), "containers", id, "start");
            while (!isUp(engine.getJson(EnginePath.of("containers", id, "json"), Map.of())
                    .path("State"))) {
                Thread.sleep(POLL_MILLIS);
            }
            done.complete(null);
            return null;
        } catch (Exception e) {
            done.completeExceptionally(e);
            throw e;
        }
    }

    private String createAhead(Service service) throws InterruptedException {
        placesAhead.acquire();
        try {
            return create(service);
        } finally {
            placesAhead.release();
        }
    }

    private String create(Service service) throws InterruptedException {
        ObjectNode body = labelled(ContainerBody.of(project, service, 1));
        Map<String, JsonNode> further = further(body);
        String name = project.name() + "-" + service.name() + "-1";
        String id = post(body, Map.of("name", name), "containers", "create")
                .path("Id")
                .asText();
        for (Map.Entry<String, JsonNode> network : further.entrySet()) {
            ObjectNode connect = body.objectNode().put("Container", id);
            connect.set("EndpointConfig", network.getValue());
            post(connect, Map.of(), "networks", network.getKey(), "connect");
        }
        return id;
    }

    /** Engines before API 1.44 take one network at creation; the others are taken out of the body and returned. */
    private Map<String, JsonNode> further(ObjectNode body) {
        Map<String, JsonNode> further = new HashMap<>();
        ObjectNode endpoints = (ObjectNode) body.path("NetworkingConfig").path("EndpointsConfig");
        String first = body.path("HostConfig").path("NetworkMode").asText();
        if (!manyNetworks) {
            endpoints.properties().forEach(endpoint -> further.put(endpoint.getKey(), endpoint.getValue()));
            further.remove(first);
            endpoints.retain(first);
        }
        return further;
    }

    /** With the label by which benchmarks remove what they have made. */
    private ObjectNode labelled(ObjectNode body) {
        body.withObject("/Labels")
                .put("com.docker.compose.project", project.name().value());
        return body;
    }

    private JsonNode post(JsonNode body, Map<String, String> query, String... path) throws InterruptedException {
        places.acquire();
        try {
            return engine.postJson(EnginePath.of(path), query, body);
        } finally {
            places.release();
        }
    }

    private static boolean isUp(JsonNode state) {
        String health = state.path("Health").path("Status").asText("healthy");
        if (!state.path("Status").asText().equals("running") || health.equals("unhealthy")) {
            throw new IllegalStateException("A container of the bare calls failed: " + state);
        }
        return health.equals("healthy");
    }
}
