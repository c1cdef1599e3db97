package io.jenkins.plugins.windflow.core.compose.plan.body;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.windflow.core.compose.model.BindMount;
import io.jenkins.plugins.windflow.core.compose.model.ImageMount;
import io.jenkins.plugins.windflow.core.compose.model.Mount;
import io.jenkins.plugins.windflow.core.compose.model.Project;
import io.jenkins.plugins.windflow.core.compose.model.Service;
import io.jenkins.plugins.windflow.core.compose.model.TmpfsMount;
import io.jenkins.plugins.windflow.core.compose.model.VolumeMount;

/**
 * The mounts of a service in the engine's terms. A bind whose source may be created goes into {@code Binds}, the only form
 * by which every engine creates it, and so does one with SELinux relabelling; everything else goes into {@code Mounts}.
 * Mounts below a bind can be left alone only in the latter form, which creates sources from Docker API 1.42 on.
 */
public final class MountBody {
    private MountBody() {}

    public static void addMounts(ObjectNode host, Project project, Service service) {
        ArrayNode binds = host.putArray("Binds");
        ArrayNode mounts = host.putArray("Mounts");
        for (Mount mount : service.mounts()) {
            switch (mount) {
                case BindMount bind when isText(bind) -> binds.add(text(bind));
                case BindMount bind -> bind(mounts.addObject(), bind);
                case VolumeMount volume -> volume(mounts.addObject(), project, volume);
                case TmpfsMount tmpfs -> tmpfs(mounts.addObject(), tmpfs);
                case ImageMount image -> image(mounts.addObject(), image);
            }
        }
        if (!service.tmpfs().isEmpty()) {
            ObjectNode entries = host.putObject("Tmpfs");
            service.tmpfs().forEach(entry -> entries.put(entry.target(), entry.options()));
        }
    }

    private static boolean isText(BindMount bind) {
        return bind.selinux().isPresent() || bind.createHostPath() && bind.recursion() == BindMount.Recursion.ENABLED;
    }

    private static String text(BindMount bind) {
        StringBuilder text = new StringBuilder(bind.source())
                .append(':')
                .append(bind.target())
                .append(bind.readOnly() ? ":ro" : ":rw");
        bind.selinux().ifPresent(label -> text.append(',').append(label));
        bind.propagation().ifPresent(propagation -> text.append(',').append(propagation));
        return text.toString();
    }

    private static void bind(ObjectNode node, BindMount bind) {
        common(node, "bind", bind).put("Source", bind.source());
        ObjectNode options = JsonNodeFactory.instance.objectNode();
        bind.propagation().ifPresent(propagation -> options.put("Propagation", propagation));
        if (bind.createHostPath()) {
            options.put("CreateMountpoint", true);
        }
        switch (bind.recursion()) {
            case DISABLED -> options.put("NonRecursive", true);
            case WRITABLE -> options.put("ReadOnlyNonRecursive", true);
            case READONLY -> options.put("ReadOnlyForceRecursive", true);
            case ENABLED -> {}
        }
        if (!options.isEmpty()) {
            node.set("BindOptions", options);
        }
    }

    private static void image(ObjectNode node, ImageMount image) {
        common(node, "image", image).put("Source", image.image());
        image.subpath().ifPresent(subpath -> node.putObject("ImageOptions").put("Subpath", subpath));
    }

    private static void volume(ObjectNode node, Project project, VolumeMount volume) {
        common(node, "volume", volume);
        volume.volume()
                .ifPresent(key -> node.put("Source", project.volumes().get(key).name()));
        if (volume.noCopy() || volume.subpath().isPresent() || !volume.labels().isEmpty()) {
            ObjectNode options = node.putObject("VolumeOptions");
            options.put("NoCopy", volume.noCopy());
            if (!volume.labels().isEmpty()) {
                ObjectNode labels = options.putObject("Labels");
                volume.labels().forEach(labels::put);
            }
            volume.subpath().ifPresent(subpath -> options.put("Subpath", subpath));
        }
    }

    private static void tmpfs(ObjectNode node, TmpfsMount tmpfs) {
        common(node, "tmpfs", tmpfs);
        if (tmpfs.size().isPresent() || tmpfs.mode().isPresent()) {
            ObjectNode options = node.putObject("TmpfsOptions");
            tmpfs.size().ifPresent(size -> options.put("SizeBytes", size.bytes()));
            tmpfs.mode().ifPresent(mode -> options.put("Mode", mode));
        }
    }

    private static ObjectNode common(ObjectNode node, String type, Mount mount) {
        return node.put("Type", type).put("Target", mount.target()).put("ReadOnly", mount.readOnly());
    }
}
