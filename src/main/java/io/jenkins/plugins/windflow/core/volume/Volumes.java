package io.jenkins.plugins.windflow.core.volume;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.windflow.core.docker.Engine;
import io.jenkins.plugins.windflow.core.docker.EnginePath;
import io.jenkins.plugins.windflow.core.docker.error.EngineException;
import io.jenkins.plugins.windflow.core.usage.Usage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The volumes of one engine. */
public final class Volumes {
    private final Engine engine;

    public Volumes(Engine engine) {
        this.engine = engine;
    }

    /** All of them, by name. */
    public List<VolumeSummary> list() {
        Usage usage = Usage.look(engine);
        List<VolumeSummary> volumes = new ArrayList<>();
        for (JsonNode volume : engine.getJson("/volumes", Map.of()).path("Volumes")) {
            volumes.add(summary(volume, usage));
        }
        volumes.sort(Comparator.comparing(VolumeSummary::name));
        return volumes;
    }

    /** @throws EngineException of the kind {@code NOT_FOUND} when there is none of that name */
    public VolumeSummary get(String name) {
        return summary(engine.getJson(EnginePath.of("volumes", name), Map.of()), Usage.look(engine));
    }

    /** Whether there is one of that name. */
    public boolean exists(String name) {
        try {
            engine.getJson(EnginePath.of("volumes", name), Map.of());
            return true;
        } catch (EngineException e) {
            if (e.kind() == EngineException.Kind.NOT_FOUND) {
                return false;
            }
            throw e;
        }
    }

    /**
     * Bytes by name, of those whose size the engine can tell. It counts the files of all volumes, which takes minutes on a
     * host with many.
     */
    public Map<String, Long> sizes() {
        boolean selective = engine.info().apiAtLeast("1.42");
        JsonNode usage = engine.getSlowly("/system/df", selective ? Map.of("type", "volume") : Map.of());
        Map<String, Long> sizes = new LinkedHashMap<>();
        for (JsonNode volume : usage.path("Volumes")) {
            long size = volume.path("UsageData").path("Size").asLong(-1);
            if (size >= 0) {
                sizes.put(volume.path("Name").asText(), size);
            }
        }
        return sizes;
    }

    /**
     * Makes a volume.
     *
     * @throws IllegalArgumentException when there is one of that name, which engines would return as if it were new
     */
    public VolumeSummary create(NewVolume volume) {
        if (exists(volume.name())) {
            throw new IllegalArgumentException(
                    "There is a volume '" + volume.name() + "' already: choose another name, or use that one.");
        }
        JsonNode created = engine.postJson("/volumes/create", Map.of(), volume.body());
        return summary(created, Usage.look(engine));
    }

    /**
     * Removes a volume with everything in it.
     *
     * @param force also when its driver does not answer any more: then only the engine forgets it
     */
    public void remove(String name, boolean force) {
        engine.delete(EnginePath.of("volumes", name), Map.of("force", force ? "1" : "0"));
    }

    private static VolumeSummary summary(JsonNode volume, Usage usage) {
        String name = volume.path("Name").asText();
        return new VolumeSummary(
                name,
                volume.path("Driver").asText(),
                volume.path("Mountpoint").asText(""),
                volume.path("Scope").asText(""),
                volume.path("CreatedAt").asText(""),
                map(volume.path("Labels")),
                map(volume.path("Options")),
                usage.ofVolume(name));
    }

    private static Map<String, String> map(JsonNode object) {
        Map<String, String> map = new LinkedHashMap<>();
        object.properties()
                .forEach(entry -> map.put(entry.getKey(), entry.getValue().asText()));
        return Collections.unmodifiableMap(map);
    }
}
