package io.jenkins.plugins.windflow.core.compose.apply;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.windflow.core.compose.model.Network;
import io.jenkins.plugins.windflow.core.compose.model.Project;
import io.jenkins.plugins.windflow.core.compose.model.Service;
import io.jenkins.plugins.windflow.core.compose.model.Volume;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ComposeLabels;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ImageReference;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedContainer;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedImage;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedNetwork;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedStack;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedVolume;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Asks an engine what it has of a project. */
final class StackObserver {
    private final StackEngine engine;
    private final Project project;
    private final List<ObservedContainer> containers = new ArrayList<>();
    private final Map<String, String> otherNames = new HashMap<>();
    private final Map<String, String> containerIds = new HashMap<>();
    private final Map<String, ObservedNetwork> networks = new HashMap<>();
    private final Map<String, ObservedVolume> volumes = new HashMap<>();
    private final Map<String, ObservedImage> images = new HashMap<>();

    private StackObserver(StackEngine engine, Project project) {
        this.engine = engine;
        this.project = project;
    }

    static ObservedStack observe(StackEngine engine, Project project) {
        StackObserver observer = new StackObserver(engine, project);
        observer.containers();
        observer.networks();
        observer.volumes();
        observer.images();
        return new ObservedStack(
                observer.containers,
                observer.otherNames,
                observer.containerIds,
                observer.networks,
                observer.volumes,
                observer.images,
                engine.info().apiVersion(),
                engine.isPodman());
    }

    private void containers() {
        for (JsonNode summary : engine.allContainers()) {
            String owner = summary.path("Labels").path(ComposeLabels.PROJECT).asText("");
            String id = summary.path("Id").asText();
            summary.path("Names").forEach(name -> containerIds.put(name.asText().substring(1), id));
            if (owner.equals(project.name().value())) {
                // One that vanished since the list was made is simply not there.
                engine.container(id).map(ObservedContainer::new).ifPresent(containers::add);
            } else {
                summary.path("Names")
                        .forEach(name -> otherNames.put(name.asText().substring(1), owner));
            }
        }
    }

    private void networks() {
        for (JsonNode network : engine.networks(project.name().value())) {
            engine.network(network.path("Id").asText()).ifPresent(inspect -> add(new ObservedNetwork(inspect)));
        }
        for (Network network : project.networks().values()) {
            if (!networks.containsKey(network.name())) {
                engine.networkNamed(network.name()).ifPresent(inspect -> add(new ObservedNetwork(inspect)));
            }
        }
    }

    private void add(ObservedNetwork network) {
        networks.put(network.name(), network);
    }

    private void volumes() {
        for (JsonNode volume : engine.volumes(project.name().value())) {
            volumes.put(volume.path("Name").asText(), new ObservedVolume(volume));
        }
        for (Volume volume : project.volumes().values()) {
            if (!volumes.containsKey(volume.name())) {
                engine.volume(volume.name())
                        .ifPresent(inspect -> volumes.put(volume.name(), new ObservedVolume(inspect)));
            }
        }
    }

    private void images() {
        for (Service service : project.services().values()) {
            String name = project.image(service);
            if (!images.containsKey(ImageReference.canonical(name))) {
                engine.image(name).map(ObservedImage::new).ifPresent(image -> {
                    images.put(ImageReference.canonical(name), image);
                    images.put(image.id(), image);
                });
            }
        }
        for (ObservedContainer container : containers) {
            String id = container.imageId();
            if (!id.isEmpty() && !images.containsKey(id)) {
                // The image of a running container can have been removed by force; it is then just not known.
                engine.image(id).ifPresent(inspect -> images.put(id, new ObservedImage(inspect)));
            }
        }
    }
}
