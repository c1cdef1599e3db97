package io.jenkins.plugins.windflow.core.stack.adopt;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.windflow.core.compose.engine.StackEngine;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ComposeLabels;
import io.jenkins.plugins.windflow.core.compose.plan.observed.EngineDefaults;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedContainer;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedImage;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedNetwork;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedVolume;
import io.jenkins.plugins.windflow.core.docker.EngineInfo;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an engine has of a project that somebody may want to take over.
 *
 * @param project its name
 * @param containers by service and number, without those of {@code docker compose run} and without what a deployment has put aside
 * @param names of all containers of the engine, by ID
 * @param networks all of the engine, by ID
 * @param volumes those with the project's label, by name
 * @param images that the containers were made from, by ID; one that was removed by force is missing
 * @param defaults what the engine gives to containers that do not ask
 * @param apiVersion negotiated with the engine, for instance {@code 1.45}
 */
public record ForeignStack(
        String project,
        List<ObservedContainer> containers,
        Map<String, String> names,
        Map<String, ObservedNetwork> networks,
        Map<String, ObservedVolume> volumes,
        Map<String, ObservedImage> images,
        EngineDefaults defaults,
        String apiVersion) {
    /** Keeps unmodifiable copies. */
    public ForeignStack {
        containers = List.copyOf(containers);
        names = Map.copyOf(names);
        networks = Map.copyOf(networks);
        volumes = Map.copyOf(volumes);
        images = Map.copyOf(images);
    }

    /**
     * Looks once; what vanishes in the meantime is simply not there.
     *
     * @throws io.jenkins.plugins.windflow.core.docker.error.EngineException when the engine cannot be asked
     */
    public static ForeignStack read(StackEngine engine, String project) {
        Map<String, String> names = new HashMap<>();
        List<ObservedContainer> containers = new ArrayList<>();
        for (JsonNode summary : engine.allContainers()) {
            String id = summary.path("Id").asText();
            names.put(id, summary.path("Names").path(0).asText().replaceFirst("^/", ""));
            if (summary.path("Labels").path(ComposeLabels.PROJECT).asText("").equals(project)) {
                engine.container(id).map(ObservedContainer::new).ifPresent(containers::add);
            }
        }
        containers.removeIf(container -> container.oneOff() || container.parked());
        containers.sort(Comparator.comparing(ObservedContainer::service)
                .thenComparing(ObservedContainer::number)
                .thenComparing(ObservedContainer::name));
        EngineInfo info = engine.info();
        return new ForeignStack(
                project,
                containers,
                names,
                networks(engine),
                volumes(engine, project),
                images(engine, containers),
                new EngineDefaults(
                        info.runtime(),
                        info.privateCgroups() ? "private" : "host",
                        info.swapLimit(),
                        info.loggingDriver()),
                info.apiVersion());
    }

    private static Map<String, ObservedNetwork> networks(StackEngine engine) {
        Map<String, ObservedNetwork> networks = new HashMap<>();
        engine.networks().forEach(network -> networks.put(network.path("Id").asText(), new ObservedNetwork(network)));
        return networks;
    }

    private static Map<String, ObservedVolume> volumes(StackEngine engine, String project) {
        Map<String, ObservedVolume> volumes = new HashMap<>();
        engine.volumes(project)
                .forEach(volume -> volumes.put(volume.path("Name").asText(), new ObservedVolume(volume)));
        return volumes;
    }

    private static Map<String, ObservedImage> images(StackEngine engine, List<ObservedContainer> containers) {
        Map<String, ObservedImage> images = new HashMap<>();
        containers.stream()
                .map(ObservedContainer::imageId)
                .distinct()
                .forEach(id -> engine.image(id).ifPresent(image -> images.put(id, new ObservedImage(image))));
        return images;
    }

    /** Containers by service; those without the label of a service are under empty text. */
    Map<String, List<ObservedContainer>> services() {
        Map<String, List<ObservedContainer>> services = new LinkedHashMap<>();
        containers.forEach(container -> services.computeIfAbsent(container.service(), name -> new ArrayList<>())
                .add(container));
        return services;
    }

    /** The container of this project with an ID or a name. */
    Optional<ObservedContainer> own(String idOrName) {
        return containers.stream()
                .filter(container ->
                        container.id().equals(idOrName) || container.name().equals(idOrName))
                .findFirst();
    }

    /** The network that a container names by its name or, until it has started, by its ID. */
    Optional<ObservedNetwork> network(String nameOrId) {
        ObservedNetwork byId = networks.get(nameOrId);
        return byId != null
                ? Optional.of(byId)
                : networks.values().stream()
                        .filter(network -> network.name().equals(nameOrId))
                        .findFirst();
    }

    /** Whether something belongs to this project by its label. */
    boolean owns(String projectLabel) {
        return projectLabel.equals(project);
    }

    /** Whether the engine's API is at least 1.{@code minor}. */
    boolean apiAtLeast(int minor) {
        return Integer.parseInt(apiVersion.substring(apiVersion.indexOf('.') + 1)) >= minor;
    }
}
