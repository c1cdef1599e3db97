package io.jenkins.plugins.windflow.core.change;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.windflow.core.compose.engine.StackEngine;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ComposeLabels;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedContainer;
import java.util.Optional;

/**
 * What is on the engine now, seen by one operation. Every question is a call.
 *
 * @param operation its id, which everything that it made carries as a label
 */
public record Situation(StackEngine engine, String operation) {
    Optional<ObservedContainer> container(String idOrName) {
        return engine.container(idOrName).map(ObservedContainer::new);
    }

    /** The container, when this operation made it. */
    Optional<ObservedContainer> ownContainer(String idOrName) {
        return container(idOrName)
                .filter(container -> container.label(ComposeLabels.OPERATION).equals(operation));
    }

    /** The network with this name, when this operation made it. */
    Optional<JsonNode> ownNetwork(String name) {
        return engine.networkNamed(name).filter(this::isOwn);
    }

    /** Whether there is a volume with this name that this operation made. */
    boolean hasOwnVolume(String name) {
        return engine.volume(name).filter(this::isOwn).isPresent();
    }

    /** ID of the image that a reference names. */
    Optional<String> imageId(String reference) {
        return engine.image(reference).map(image -> image.path("Id").asText());
    }

    private boolean isOwn(JsonNode inspect) {
        return inspect.path("Labels").path(ComposeLabels.OPERATION).asText("").equals(operation);
    }
}
