package io.jenkins.plugins.windflow.core.compose.apply;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.windflow.core.compose.engine.StackEngine;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedContainer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one down removes: what was there when it began, and nothing that came later. It is in the journal, so that a down that
 * goes on after an interruption cannot take away what somebody has made since.
 *
 * @param anonymous whether the anonymous volumes of the containers are removed too
 * @param containers by ID
 * @param networks by ID
 * @param volumes by the time of their making: an engine knows volumes by name only, and a name can be taken again
 */
record DownScope(boolean anonymous, List<Thing> containers, List<Thing> networks, List<Thing> volumes) {
    /** Name of the note in the journal. */
    static final String NOTE = "down";

    /**
     * Something to remove.
     *
     * @param identity tells it from another one of the same name
     * @param name for people, and of a volume also for the engine
     */
    record Thing(String identity, String name) {
        private Map<String, String> json() {
            return Map.of("identity", identity, "name", name);
        }
    }

    /**
     * What there is of a project.
     *
     * @param withVolumes whether volumes are removed too
     * @param oneOffs whether the containers of {@code docker compose run} are removed too
     */
    static DownScope of(StackEngine engine, String project, boolean withVolumes, boolean oneOffs) {
        List<Thing> containers = new ArrayList<>();
        for (JsonNode summary : engine.containers(project)) {
            engine.container(summary.path("Id").asText())
                    .map(ObservedContainer::new)
                    .filter(container -> oneOffs || !container.oneOff())
                    .ifPresent(container -> containers.add(new Thing(container.id(), container.name())));
        }
        return new DownScope(
                withVolumes,
                containers,
                things(engine.networks(project), "Id"),
                withVolumes ? things(engine.volumes(project), "CreatedAt") : List.of());
    }

    private static List<Thing> things(JsonNode list, String identity) {
        List<Thing> things = new ArrayList<>();
        for (JsonNode item : list) {
            things.add(new Thing(item.path(identity).asText(), item.path("Name").asText()));
        }
        return things;
    }

    /** Empty when the note is not there, or is not one of ours. */
    static Optional<DownScope> read(Map<String, Object> note) {
        if (note == null || !(note.get("anonymous") instanceof Boolean anonymous)) {
            return Optional.empty();
        }
        return Optional.of(new DownScope(
                anonymous, things(note.get("containers")), things(note.get("networks")), things(note.get("volumes"))));
    }

    private static List<Thing> things(Object list) {
        List<Thing> things = new ArrayList<>();
        if (list instanceof List<?> items) {
            for (Object item : items) {
                if (item instanceof Map<?, ?> fields) {
                    things.add(new Thing(String.valueOf(fields.get("identity")), String.valueOf(fields.get("name"))));
                }
            }
        }
        return things;
    }

    Map<String, Object> note() {
        Map<String, Object> note = new LinkedHashMap<>();
        note.put("anonymous", anonymous);
        note.put("containers", containers.stream().map(Thing::json).toList());
        note.put("networks", networks.stream().map(Thing::json).toList());
        note.put("volumes", volumes.stream().map(Thing::json).toList());
        return note;
    }
}
