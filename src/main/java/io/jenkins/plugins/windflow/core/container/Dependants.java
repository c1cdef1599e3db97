package io.jenkins.plugins.windflow.core.container;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.windflow.core.compose.engine.StackEngine;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedContainer;
import java.util.ArrayList;
import java.util.List;

/** Finds the containers that live in namespaces of another one: without it they cannot start again. */
final class Dependants {
    private Dependants() {}

    /** All of them, also those of dependants, each after those that it needs. */
    static List<Replacement> of(StackEngine engine, ObservedContainer container) {
        List<ObservedContainer> others = new ArrayList<>();
        for (JsonNode listed : engine.allContainers()) {
            String id = listed.path("Id").asText();
            if (!id.equals(container.id())) {
                engine.container(id).map(ObservedContainer::new).ifPresent(others::add);
            }
        }
        List<ObservedContainer> found = new ArrayList<>(List.of(container));
        for (int next = 0; next < found.size(); next++) {
            ObservedContainer needed = found.get(next);
            others.stream()
                    .filter(other -> other.sharesNamespaceOf(needed) && !found.contains(other))
                    .toList()
                    .forEach(found::add);
        }
        return found.stream().skip(1).map(other -> asItIs(engine, other)).toList();
    }

    private static Replacement asItIs(StackEngine engine, ObservedContainer container) {
        ContainerSettings settings = ContainerSettings.of(container, engine.info());
        boolean means = engine.image(settings.image())
                .filter(image -> image.path("Id").asText().equals(container.imageId()))
                .isPresent();
        return new Replacement(
                container,
                settings,
                settings.copy(),
                means ? settings.image() : container.imageId(),
                EditPlan.imageOf(engine, container));
    }
}
