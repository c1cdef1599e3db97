package io.jenkins.plugins.windflow.core.container;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.windflow.core.docker.Engine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What is left when all containers that do not run are removed.
 *
 * @param removed ids of the containers
 * @param bytes that their writable layers had taken
 */
public record ContainerPrune(List<String> removed, long bytes) {
    public ContainerPrune {
        removed = List.copyOf(removed);
    }

    /** Removes all containers that do not run ({@code POST /containers/prune}). */
    public static ContainerPrune run(Engine engine) {
        JsonNode answer = engine.postJson("/containers/prune", Map.of(), null);
        List<String> removed = new ArrayList<>();
        answer.path("ContainersDeleted").forEach(id -> removed.add(id.asText()));
        return new ContainerPrune(removed, answer.path("SpaceReclaimed").asLong());
    }
}
