package io.jenkins.plugins.windflow.core.container;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedVolume;
import java.util.HashSet;
import java.util.Set;

/** Lets a new container have the anonymous volumes of the old one, with all that is in them, by their names. */
final class AnonymousVolumes {
    private final ObjectNode settings;
    private final ObjectNode host;
    private final Set<String> taken = new HashSet<>();

    /**
     * @param settings of the new container; what they do not want any more is not brought back
     * @param inherited targets whose mounts come from other containers
     */
    private AnonymousVolumes(ObjectNode settings, Set<String> inherited) {
        this.settings = settings;
        this.host = settings.withObject("/HostConfig");
        this.taken.addAll(inherited);
        host.path("Binds").forEach(bind -> taken.add(target(bind.asText())));
        host.path("Tmpfs").fieldNames().forEachRemaining(taken::add);
        host.path("Mounts").forEach(mount -> {
            if (mount.hasNonNull("Source") || !mount.path("Type").asText().equals("volume")) {
                taken.add(mount.path("Target").asText());
            }
        });
    }

    /**
     * Adds them.
     *
     * @param settings changed in place
     * @param old the inspected container
     * @param inherited targets whose mounts come from other containers
     */
    static void keep(ObjectNode settings, JsonNode old, Set<String> inherited) {
        AnonymousVolumes volumes = new AnonymousVolumes(settings, inherited);
        old.path("Mounts").forEach(volumes::keep);
        volumes.dropDuplicates();
    }

    private void keep(JsonNode mount) {
        String target = mount.path("Destination").asText();
        String name = mount.path("Name").asText("");
        boolean anonymous = mount.path("Type").asText().equals("volume") && ObservedVolume.isAnonymous(name);
        if (!anonymous || taken.contains(target)) {
            return;
        }
        for (JsonNode asked : host.path("Mounts")) {
            if (asked.path("Target").asText().equals(target)) {
                ((ObjectNode) asked).put("Source", name);
                taken.add(target);
                return;
            }
        }
        if (settings.path("Volumes").has(target)) {
            host.withArray("Binds").add(name + ":" + target + (mount.path("RW").asBoolean(true) ? "" : ":ro"));
            taken.add(target);
        }
    }

    /** A target that is asked for twice is refused by some engines. */
    private void dropDuplicates() {
        if (settings.path("Volumes") instanceof ObjectNode asked) {
            asked.remove(taken);
        }
    }

    /** What is mounted where, of {@code source:target} and {@code source:target:options}. */
    private static String target(String bind) {
        String[] parts = bind.split(":");
        return parts.length > 1 ? parts[1] : parts[0];
    }

    /** Targets of the mounts of a container, for those who take them over. */
    static Set<String> targets(JsonNode inspect) {
        Set<String> targets = new HashSet<>();
        inspect.path("Mounts")
                .forEach(mount -> targets.add(mount.path("Destination").asText()));
        return targets;
    }

    /** The containers that mounts come from: names or IDs. */
    static Set<String> sources(JsonNode hostConfig) {
        Set<String> sources = new HashSet<>();
        JsonNode entries = hostConfig.path("VolumesFrom");
        (entries.isArray() ? entries : JsonNodeFactory.instance.arrayNode())
                .forEach(entry -> sources.add(entry.asText().split(":")[0]));
        return sources;
    }
}
