package io.jenkins.plugins.windflow.core.compose.plan.body;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.windflow.core.compose.model.BindMount;
import io.jenkins.plugins.windflow.core.compose.model.Mount;
import io.jenkins.plugins.windflow.core.compose.model.Project;
import io.jenkins.plugins.windflow.core.compose.model.Service;
import io.jenkins.plugins.windflow.core.compose.model.TmpfsMount;
import io.jenkins.plugins.windflow.core.compose.model.VolumeMount;

/**
 * The mounts of a service in the engine's terms. A bind whose source may be created goes into {@code Binds}, the only form
 * by which every engine creates it, and so does one with SELinux relabelling; everything else goes into {@code Mounts}.
 */
public final class MountBody {
    private MountBody() {}

    public static void addMounts(ObjectNode host, Project project, Service service) {
        ArrayNode binds = host.putArray("Binds");
        ArrayNode mounts = host.putArray("Mounts");
        for (Mount mount : service.mounts()) {
            switch (mount) {
                case BindMount bind when bind.createHostPath() || bind.selinux().isPresent() -> binds.add(text(bind));
                case BindMount bind -> bind(mounts.addObject(), bind);
                case VolumeMount volume -> volume(mounts.addObject(), project, volume);
                case TmpfsMount tmpfs -> tmpfs(mounts.addObject(), tmpfs);
            }
        }
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
        bind.propagation()
                .ifPresent(propagation -> node.putObject("BindOptions").put("Propagation", propagation));
    }

    private static void volume(ObjectNode node, Project project, VolumeMount volume) {
        common(node, "volume", volume);
        volume.volume()
                .ifPresent(key -> node.put("Source", project.volumes().get(key).name()));
        if (volume.noCopy() || volume.subpath().isPresent()) {
            ObjectNode options = node.putObject("VolumeOptions");
            options.put("NoCopy", volume.noCopy());
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
