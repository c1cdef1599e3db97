package io.jenkins.plugins.windflow.core.compose.plan.compare;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedContainer;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedVolume;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Compares what is mounted into a container with what is asked. */
public final class MountComparison {
    /** What matters of a mount; the source of an anonymous volume and of a file system in memory is empty. */
    private record Mounted(String type, String source, boolean readOnly, String options) {}

    /** What becomes of mounts below a bind. */
    private static final List<String> RECURSION =
            List.of("NonRecursive", "ReadOnlyNonRecursive", "ReadOnlyForceRecursive");

    private MountComparison() {}

    /** @param imageVolumes targets of the volumes that the image declares */
    static List<Difference> of(JsonNode body, ObservedContainer container, Set<String> imageVolumes) {
        Map<String, Mounted> asked = asked(body.path("HostConfig"), imageVolumes);
        Map<String, Mounted> observed = observed(container.inspect());
        if (body.path("HostConfig").has("VolumesFrom")) {
            // Whatever the other container has mounted is mounted here, even where the image declares a volume.
            asked.keySet().retainAll(fromHostConfig(body.path("HostConfig")).keySet());
            Set<String> own =
                    fromHostConfig(container.inspect().path("HostConfig")).keySet();
            observed.keySet().removeIf(target -> !own.contains(target) && !asked.containsKey(target));
        }
        Set<String> targets = new TreeSet<>(asked.keySet());
        targets.addAll(observed.keySet());
        targets.removeIf(
                target -> asked.containsKey(target) && asked.get(target).equals(observed.get(target)));
        List<Difference> differences = new ArrayList<>();
        if (!targets.isEmpty()) {
            differences.add(new Difference("volumes", String.join(" ", targets)));
        }
        return differences;
    }

    private static Map<String, Mounted> asked(JsonNode host, Set<String> imageVolumes) {
        Map<String, Mounted> mounts = new TreeMap<>();
        imageVolumes.forEach(target -> mounts.put(path(target), new Mounted("volume", "", false, "")));
        mounts.putAll(fromHostConfig(host));
        return mounts;
    }

    private static Map<String, Mounted> fromHostConfig(JsonNode host) {
        Map<String, Mounted> mounts = new TreeMap<>();
        for (JsonNode bind : host.path("Binds")) {
            String[] parts = bind.asText().split(":");
            List<String> options = parts.length > 2 ? List.of(parts[2].split(",")) : List.of();
            mounts.put(path(parts[1]), named(parts[0], options));
        }
        for (JsonNode mount : host.path("Mounts")) {
            mounts.put(path(mount.path("Target").asText()), fromMount(mount));
        }
        host.path("Tmpfs")
                .properties()
                .forEach(entry -> mounts.put(
                        path(entry.getKey()),
                        new Mounted(
                                "tmpfs",
                                "",
                                false,
                                mountOptions(entry.getValue().asText()))));
        return mounts;
    }

    private static Mounted named(String source, List<String> options) {
        boolean readOnly = options.contains("ro");
        return source.startsWith("/")
                ? new Mounted("bind", path(source), readOnly, bindOptions(options))
                : new Mounted("volume", volumeName(source), readOnly, "");
    }

    /** Propagation and relabelling, sorted, without what an engine does anyway. */
    private static String bindOptions(Collection<String> options) {
        Set<String> unusual = new TreeSet<>(options);
        unusual.removeAll(Set.of("", "ro", "rw", "rprivate", "nocopy"));
        return String.join(",", unusual);
    }

    private static Mounted fromMount(JsonNode mount) {
        boolean readOnly = mount.path("ReadOnly").asBoolean();
        return switch (mount.path("Type").asText()) {
            case "volume" ->
                new Mounted(
                        "volume",
                        volumeName(mount.path("Source").asText("")),
                        readOnly,
                        mount.path("VolumeOptions").path("Subpath").asText(""));
            case "tmpfs" -> new Mounted("tmpfs", "", readOnly, tmpfsOptions(mount.path("TmpfsOptions")));
            case "image" ->
                new Mounted(
                        "image",
                        mount.path("Source").asText(),
                        readOnly,
                        mount.path("ImageOptions").path("Subpath").asText(""));
            default ->
                new Mounted(
                        mount.path("Type").asText(),
                        path(mount.path("Source").asText()),
                        readOnly,
                        bindOptions(mount.path("BindOptions")));
        };
    }

    private static String bindOptions(JsonNode options) {
        List<String> set = new ArrayList<>(List.of(options.path("Propagation").asText("")));
        RECURSION.stream().filter(option -> options.path(option).asBoolean()).forEach(set::add);
        return bindOptions(set);
    }

    private static String volumeName(String source) {
        return ObservedVolume.isAnonymous(source) ? "" : source;
    }

    /** Of an entry of {@code tmpfs}: in whatever order. */
    private static String mountOptions(String options) {
        Set<String> sorted = new TreeSet<>(List.of(options.split(",")));
        sorted.removeAll(Set.of("", "rw"));
        return String.join(",", sorted);
    }

    private static String tmpfsOptions(JsonNode options) {
        return options.path("SizeBytes").asLong(0) + "/" + options.path("Mode").asInt(0);
    }

    /**
     * What the engine says was mounted, refined by what the container was configured with: only there are the options of
     * {@code Mounts}; a file system in memory is in one of the two, depending on the form it was asked in.
     */
    private static Map<String, Mounted> observed(JsonNode inspect) {
        Map<String, Mounted> configured = fromHostConfig(inspect.path("HostConfig"));
        Map<String, Mounted> mounts = new TreeMap<>();
        for (JsonNode mount : inspect.path("Mounts")) {
            String target = path(mount.path("Destination").asText());
            boolean readOnly = !mount.path("RW").asBoolean(true);
            String type = mount.path("Type").asText();
            String options =
                    configured.containsKey(target) ? configured.get(target).options() : "";
            mounts.put(
                    target,
                    switch (type) {
                        case "volume" ->
                            new Mounted(type, volumeName(mount.path("Name").asText()), readOnly, options);
                        case "tmpfs", "image" ->
                            configured.getOrDefault(target, new Mounted(type, "", readOnly, options));
                        default -> new Mounted(type, path(mount.path("Source").asText()), readOnly, options);
                    });
        }
        configured.forEach((target, mount) -> {
            if (mount.type().equals("tmpfs")) {
                mounts.put(target, mount);
            }
        });
        return mounts;
    }

    private static String path(String path) {
        return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }
}
