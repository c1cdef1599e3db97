package io.jenkins.plugins.windflow.core.compose.apply;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.windflow.core.compose.apply.Questions.Answer;
import io.jenkins.plugins.windflow.core.compose.engine.StackEngine;
import io.jenkins.plugins.windflow.core.compose.model.Network;
import io.jenkins.plugins.windflow.core.compose.model.Project;
import io.jenkins.plugins.windflow.core.compose.model.Service;
import io.jenkins.plugins.windflow.core.compose.model.Volume;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ComposeLabels;
import io.jenkins.plugins.windflow.core.compose.plan.observed.EngineDefaults;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ImageReference;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedContainer;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedImage;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedNetwork;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedStack;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedVolume;
import io.jenkins.plugins.windflow.core.docker.EngineInfo;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Asks an engine what it has of a project, in as few rounds as there can be: the lists and the images that the project
 * names, then what the lists have shown, then other images that containers were made from. Nothing is asked twice, and what
 * has vanished since a list was made is simply not there.
 */
final class StackObserver {
    private final StackEngine engine;
    private final Project project;
    /** IDs of images that the project does not name. */
    private final Collection<String> furtherImages;

    private final Questions questions;

    private StackObserver(StackEngine engine, Project project, Collection<String> furtherImages, Questions questions) {
        this.engine = engine;
        this.project = project;
        this.furtherImages = furtherImages;
        this.questions = questions;
    }

    /**
     * Looks once.
     *
     * @throws io.jenkins.plugins.windflow.core.docker.error.EngineException when the engine cannot be asked
     */
    static ObservedStack observe(StackEngine engine, Project project) throws InterruptedException {
        return observe(engine, project, Set.of());
    }

    /**
     * Looks once, also for images that the project does not name.
     *
     * @param furtherImages their IDs
     */
    static ObservedStack observe(StackEngine engine, Project project, Collection<String> furtherImages)
            throws InterruptedException {
        try (Questions questions = new Questions()) {
            return new StackObserver(engine, project, furtherImages, questions).observe();
        }
    }

    private ObservedStack observe() throws InterruptedException {
        Answer<JsonNode> allContainers = questions.ask(engine::allContainers);
        Answer<JsonNode> allNetworks = questions.ask(engine::networks);
        Answer<JsonNode> ownVolumes =
                questions.ask(() -> engine.volumes(project.name().value()));
        Answer<Map<String, JsonNode>> namedImages = questions.askEach(namedImages(), engine::image);

        Answer<Map<String, JsonNode>> ownContainers =
                questions.askEach(ownContainers(allContainers.get()), engine::container);
        Answer<Map<String, JsonNode>> networks = questions.askEach(networks(allNetworks.get()), engine::network);
        Answer<Map<String, JsonNode>> otherVolumes = questions.askEach(otherVolumes(ownVolumes.get()), engine::volume);

        List<ObservedContainer> containers = ownContainers.get().values().stream()
                .map(ObservedContainer::new)
                .toList();
        Map<String, ObservedImage> images = images(namedImages.get());
        questions
                .askEach(unknownImages(containers, images), engine::image)
                .get()
                .forEach((id, inspect) -> images.put(id, new ObservedImage(inspect)));
        return new ObservedStack(
                containers,
                otherNames(allContainers.get()),
                idsByName(allContainers.get()),
                byName(networks.get().values()),
                volumes(ownVolumes.get(), otherVolumes.get().values()),
                images,
                engine.info().apiVersion(),
                engine.isPodman(),
                defaults(engine.info()));
    }

    private static EngineDefaults defaults(EngineInfo info) {
        return new EngineDefaults(
                info.runtime(), info.privateCgroups() ? "private" : "host", info.swapLimit(), info.loggingDriver());
    }

    // Containers

    private List<String> ownContainers(JsonNode all) {
        List<String> ids = new ArrayList<>();
        for (JsonNode summary : all) {
            if (isOwn(summary)) {
                ids.add(summary.path("Id").asText());
            }
        }
        return ids;
    }

    private Map<String, String> otherNames(JsonNode all) {
        Map<String, String> owners = new HashMap<>();
        for (JsonNode summary : all) {
            if (!isOwn(summary)) {
                summary.path("Names").forEach(name -> owners.put(name.asText().substring(1), owner(summary)));
            }
        }
        return owners;
    }

    private static Map<String, String> idsByName(JsonNode all) {
        Map<String, String> ids = new HashMap<>();
        for (JsonNode summary : all) {
            String id = summary.path("Id").asText();
            summary.path("Names").forEach(name -> ids.put(name.asText().substring(1), id));
        }
        return ids;
    }

    /** Whether a container or network carries the project's label. */
    private boolean isOwn(JsonNode summary) {
        return owner(summary).equals(project.name().value());
    }

    private static String owner(JsonNode summary) {
        return summary.path("Labels").path(ComposeLabels.PROJECT).asText("");
    }

    // Networks: the list lacks the containers on them

    /** IDs of those with the project's label, and of those that the project names and that have another label or none. */
    private Set<String> networks(JsonNode all) {
        Map<String, String> named = new LinkedHashMap<>();
        for (JsonNode network : all) {
            if (isOwn(network)) {
                named.put(network.path("Name").asText(), network.path("Id").asText());
            }
        }
        Set<String> wanted =
                project.networks().values().stream().map(Network::name).collect(Collectors.toSet());
        for (JsonNode network : all) {
            String name = network.path("Name").asText();
            if (wanted.contains(name)) {
                named.putIfAbsent(name, network.path("Id").asText());
            }
        }
        return new LinkedHashSet<>(named.values());
    }

    private static Map<String, ObservedNetwork> byName(Collection<JsonNode> inspected) {
        Map<String, ObservedNetwork> networks = new HashMap<>();
        for (JsonNode inspect : inspected) {
            ObservedNetwork network = new ObservedNetwork(inspect);
            networks.put(network.name(), network);
        }
        return networks;
    }

    // Volumes: the list has all there is to know

    /** Names that the project has for volumes without its label. */
    private List<String> otherVolumes(JsonNode own) {
        Set<String> known = volumes(own, List.of()).keySet();
        return project.volumes().values().stream()
                .map(Volume::name)
                .filter(name -> !known.contains(name))
                .toList();
    }

    private static Map<String, ObservedVolume> volumes(JsonNode own, Collection<JsonNode> others) {
        Map<String, ObservedVolume> volumes = new HashMap<>();
        own.forEach(volume -> volumes.put(volume.path("Name").asText(), new ObservedVolume(volume)));
        others.forEach(volume -> volumes.put(volume.path("Name").asText(), new ObservedVolume(volume)));
        return volumes;
    }

    // Images

    /** One spelling of each image that the project names, and the further ones. */
    private Collection<String> namedImages() {
        Map<String, String> names = new LinkedHashMap<>();
        for (Service service : project.services().values()) {
            String name = project.image(service);
            names.putIfAbsent(ImageReference.canonical(name), name);
            service.mountedImages().forEach(image -> names.putIfAbsent(ImageReference.canonical(image), image));
        }
        furtherImages.forEach(id -> names.putIfAbsent(id, id));
        return names.values();
    }

    private static Map<String, ObservedImage> images(Map<String, JsonNode> inspected) {
        Map<String, ObservedImage> images = new HashMap<>();
        inspected.forEach((name, inspect) -> {
            ObservedImage image = new ObservedImage(inspect);
            images.put(ImageReference.canonical(name), image);
            images.put(image.id(), image);
        });
        return images;
    }

    /** IDs of images that only containers name. Such an image can have been removed by force; it is then just not known. */
    private static Set<String> unknownImages(List<ObservedContainer> containers, Map<String, ObservedImage> known) {
        return containers.stream()
                .map(ObservedContainer::imageId)
                .filter(id -> !id.isEmpty() && !known.containsKey(id))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
