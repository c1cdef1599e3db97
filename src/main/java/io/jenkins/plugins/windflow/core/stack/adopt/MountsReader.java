package io.jenkins.plugins.windflow.core.stack.adopt;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.windflow.core.compose.model.BindMount;
import io.jenkins.plugins.windflow.core.compose.model.ByteSize;
import io.jenkins.plugins.windflow.core.compose.model.ImageMount;
import io.jenkins.plugins.windflow.core.compose.model.Mount;
import io.jenkins.plugins.windflow.core.compose.model.ServiceBuilder;
import io.jenkins.plugins.windflow.core.compose.model.TmpfsEntry;
import io.jenkins.plugins.windflow.core.compose.model.TmpfsMount;
import io.jenkins.plugins.windflow.core.compose.model.VolumeMount;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedVolume;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Reads what is mounted into a container by its own wish: not what its image declares, nor what other containers lend it. */
final class MountsReader {
    private static final Set<String> PROPAGATIONS =
            Set.of("rprivate", "private", "rshared", "shared", "rslave", "slave");
    private static final Set<String> USUAL = Set.of("", "rw", "ro", "rprivate");

    private final Inspected container;
    private final SharedParts parts;
    private final Remarks remarks;
    /** By target. */
    private final Map<String, Mount> mounts = new LinkedHashMap<>();

    MountsReader(Inspected container, SharedParts parts, Remarks remarks) {
        this.container = container;
        this.parts = parts;
        this.remarks = remarks;
    }

    void read(ServiceBuilder builder) {
        JsonNode host = container.host();
        Inspected.words(host.path("Binds")).forEach(this::text);
        host.path("Mounts").forEach(this::mount);
        List<TmpfsEntry> tmpfs = new ArrayList<>();
        Inspected.texts(host.path("Tmpfs")).forEach((target, options) -> tmpfs.add(new TmpfsEntry(target, options)));
        anonymousVolumes(tmpfs);
        builder.mounts(List.copyOf(mounts.values())).tmpfs(tmpfs);
    }

    /** {@code SOURCE:TARGET:OPTIONS}. */
    private void text(String bind) {
        String[] parts = bind.split(":");
        if (parts.length < 2) {
            remarks.add("its mount '" + bind + "' has no source that could be written");
            return;
        }
        Set<String> options = Set.of(parts.length > 2 ? parts[2].split(",") : new String[0]);
        String target = parts[1];
        boolean readOnly = options.contains("ro");
        if (!parts[0].startsWith("/")) {
            add(volume(parts[0], target, readOnly, options.contains("nocopy"), Optional.empty(), Map.of()));
            return;
        }
        add(new BindMount(
                parts[0],
                target,
                readOnly,
                true,
                options.stream()
                        .filter(PROPAGATIONS::contains)
                        .filter(option -> !USUAL.contains(option))
                        .findFirst(),
                options.stream().filter(option -> option.equalsIgnoreCase("z")).findFirst(),
                BindMount.Recursion.ENABLED));
    }

    private void mount(JsonNode mount) {
        String target = mount.path("Target").asText();
        boolean readOnly = mount.path("ReadOnly").asBoolean();
        switch (mount.path("Type").asText()) {
            case "bind" -> add(bind(mount, target, readOnly));
            case "volume" -> add(volume(mount, target, readOnly));
            case "tmpfs" -> add(tmpfs(mount.path("TmpfsOptions"), target, readOnly));
            case "image" ->
                add(new ImageMount(
                        mount.path("Source").asText(), target, readOnly, text(mount.path("ImageOptions"), "Subpath")));
            default ->
                remarks.add("its mount at " + target + " is of the kind "
                        + mount.path("Type").asText());
        }
    }

    private static BindMount bind(JsonNode mount, String target, boolean readOnly) {
        JsonNode options = mount.path("BindOptions");
        BindMount.Recursion recursion = BindMount.Recursion.ENABLED;
        if (options.path("NonRecursive").asBoolean()) {
            recursion = BindMount.Recursion.DISABLED;
        } else if (options.path("ReadOnlyNonRecursive").asBoolean()) {
            recursion = BindMount.Recursion.WRITABLE;
        } else if (options.path("ReadOnlyForceRecursive").asBoolean()) {
            recursion = BindMount.Recursion.READONLY;
        }
        return new BindMount(
                mount.path("Source").asText(),
                target,
                readOnly,
                options.path("CreateMountpoint").asBoolean(),
                text(options, "Propagation").filter(propagation -> !USUAL.contains(propagation)),
                Optional.empty(),
                recursion);
    }

    private VolumeMount volume(JsonNode mount, String target, boolean readOnly) {
        JsonNode options = mount.path("VolumeOptions");
        if (!options.path("DriverConfig").path("Name").asText("").isEmpty()
                && mount.path("Source").asText("").isEmpty()) {
            remarks.add("the driver of its anonymous volume at " + target);
        }
        return volume(
                mount.path("Source").asText(""),
                target,
                readOnly,
                options.path("NoCopy").asBoolean(),
                text(options, "Subpath"),
                Inspected.texts(options.path("Labels")));
    }

    private VolumeMount volume(
            String name,
            String target,
            boolean readOnly,
            boolean noCopy,
            Optional<String> subpath,
            Map<String, String> labels) {
        boolean anonymous = name.isEmpty() || ObservedVolume.isAnonymous(name);
        return new VolumeMount(
                anonymous ? Optional.empty() : Optional.of(parts.volumeKey(name)),
                target,
                readOnly,
                noCopy,
                labels,
                subpath);
    }

    private static TmpfsMount tmpfs(JsonNode options, String target, boolean readOnly) {
        long size = options.path("SizeBytes").asLong();
        int mode = options.path("Mode").asInt();
        return new TmpfsMount(
                target,
                readOnly,
                size > 0 ? Optional.of(new ByteSize(size)) : Optional.empty(),
                mode > 0 ? OptionalInt.of(mode) : OptionalInt.empty());
    }

    /** Targets that are neither mounted otherwise nor declared by the image. */
    private void anonymousVolumes(List<TmpfsEntry> tmpfs) {
        Set<String> declared =
                Inspected.texts(container.image().path("Volumes")).keySet();
        for (String target : Inspected.texts(container.config().path("Volumes")).keySet()) {
            boolean known = declared.contains(target)
                    || mounts.containsKey(target)
                    || tmpfs.stream().anyMatch(entry -> entry.target().equals(target));
            if (!known) {
                add(volume("", target, false, false, Optional.empty(), Map.of()));
            }
        }
    }

    private void add(Mount mount) {
        // An anonymous volume where the image declares one comes anyway.
        boolean declared = mount instanceof VolumeMount volume
                && volume.volume().isEmpty()
                && container.image().path("Volumes").has(mount.target());
        if (!declared) {
            mounts.put(mount.target(), mount);
        }
    }

    private static Optional<String> text(JsonNode node, String key) {
        return Optional.of(node.path(key).asText("")).filter(text -> !text.isEmpty());
    }
}
