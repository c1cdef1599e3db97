package io.jenkins.plugins.windflow.core.system;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.windflow.core.docker.Engine;
import java.util.List;
import java.util.Map;

/**
 * What an engine's disk is used for, by kind (Docker API, SystemDataUsage), counted as {@code docker system df} does.
 */
public record DiskUsage(Part images, Part containers, Part volumes, Part buildCache) {
    /**
     * One kind of things.
     *
     * @param count how many there are
     * @param active how many of them are in use
     * @param bytes of all of them
     * @param reclaimable bytes of those that are not in use
     */
    public record Part(long count, long active, long bytes, long reclaimable) {}

    /** Asks the engine, which counts the files of all containers and volumes: it takes minutes on a host with many. */
    public static DiskUsage look(Engine engine) {
        return of(engine.getSlowly("/system/df", Map.of()));
    }

    /** From an answer to {@code GET /system/df}. */
    static DiskUsage of(JsonNode answer) {
        return new DiskUsage(
                images(answer),
                containers(answer.path("Containers")),
                volumes(answer),
                cache(answer.path("BuildCache")));
    }

    /** All parts in the order in which they are shown. */
    public List<Part> parts() {
        return List.of(images, containers, volumes, buildCache);
    }

    private static Part images(JsonNode answer) {
        long active = 0;
        long used = 0;
        long total = answer.path("LayersSize").asLong();
        for (JsonNode image : answer.path("Images")) {
            if (image.path("Containers").asLong() > 0) {
                active++;
                used += Math.max(
                        0,
                        image.path("Size").asLong()
                                - Math.max(0, image.path("SharedSize").asLong()));
            }
        }
        return new Part(answer.path("Images").size(), active, total, Math.max(0, total - used));
    }

    private static Part containers(JsonNode containers) {
        long active = 0;
        long bytes = 0;
        long idle = 0;
        for (JsonNode container : containers) {
            long size = container.path("SizeRw").asLong(0);
            bytes += size;
            if (runs(container.path("State").asText())) {
                active++;
            } else {
                idle += size;
            }
        }
        return new Part(containers.size(), active, bytes, idle);
    }

    private static boolean runs(String state) {
        return state.equals("running") || state.equals("paused") || state.equals("restarting");
    }

    private static Part volumes(JsonNode answer) {
        long active = 0;
        long bytes = 0;
        long idle = 0;
        for (JsonNode volume : answer.path("Volumes")) {
            long size = Math.max(0, volume.path("UsageData").path("Size").asLong(0));
            bytes += size;
            if (volume.path("UsageData").path("RefCount").asLong() > 0) {
                active++;
            } else {
                idle += size;
            }
        }
        return new Part(answer.path("Volumes").size(), active, bytes, idle);
    }

    private static Part cache(JsonNode entries) {
        long active = 0;
        long bytes = 0;
        long idle = 0;
        for (JsonNode entry : entries) {
            if (entry.path("Shared").asBoolean()) {
                continue;
            }
            bytes += entry.path("Size").asLong();
            if (entry.path("InUse").asBoolean()) {
                active++;
            } else {
                idle += entry.path("Size").asLong();
            }
        }
        return new Part(entries.size(), active, bytes, idle);
    }
}
