package io.jenkins.plugins.windflow.core.usage;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ComposeLabels;
import io.jenkins.plugins.windflow.core.docker.Engine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Who uses what on an engine, from one look at the list of its containers. Windflow's own helper containers, which come and
 * go, are left out.
 */
public final class Usage {
    /** The value of the label {@link ComposeLabels#ROLE} of containers that only reach into a volume. */
    public static final String HELPER = "helper";

    private final List<UsingContainer> containers = new ArrayList<>();
    private final Map<String, List<UsingContainer>> byImage = new HashMap<>();
    private final Map<String, List<UsingContainer>> byVolume = new HashMap<>();
    private final Map<String, List<Endpoint>> byNetwork = new HashMap<>();

    private Usage() {}

    /** Looks now. */
    public static Usage look(Engine engine) {
        return of(engine.getJson("/containers/json", Map.of("all", "1")));
    }

    /** From an answer to {@code GET /containers/json?all=1}. */
    public static Usage of(JsonNode listed) {
        Usage usage = new Usage();
        for (JsonNode container : listed) {
            if (!container.path("Labels").path(ComposeLabels.ROLE).asText("").equals(HELPER)) {
                usage.add(container);
            }
        }
        return usage;
    }

    private void add(JsonNode listed) {
        UsingContainer container = UsingContainer.of(listed);
        containers.add(container);
        add(byImage, listed.path("ImageID").asText(), container);
        for (JsonNode mount : listed.path("Mounts")) {
            if (mount.path("Type").asText().equals("volume")) {
                add(byVolume, mount.path("Name").asText(), container);
            }
        }
        listed.path("NetworkSettings")
                .path("Networks")
                .properties()
                .forEach(network -> add(byNetwork, network.getKey(), Endpoint.of(container, network.getValue())));
    }

    private static <T> void add(Map<String, List<T>> map, String key, T user) {
        List<T> users = map.computeIfAbsent(key, any -> new ArrayList<>());
        if (!users.contains(user)) {
            users.add(user);
        }
    }

    /** All containers, newest first. */
    public List<UsingContainer> containers() {
        return List.copyOf(containers);
    }

    /** @param id of the image, with {@code sha256:} */
    public List<UsingContainer> ofImage(String id) {
        return List.copyOf(byImage.getOrDefault(id, List.of()));
    }

    public List<UsingContainer> ofVolume(String name) {
        return List.copyOf(byVolume.getOrDefault(name, List.of()));
    }

    /** Running and stopped ones: those that do not run have a place in the network, and no address. */
    public List<Endpoint> ofNetwork(String name) {
        return List.copyOf(byNetwork.getOrDefault(name, List.of()));
    }
}
