package io.jenkins.plugins.windflow.core.compose.write;

import io.jenkins.plugins.windflow.core.compose.model.BindMount;
import io.jenkins.plugins.windflow.core.compose.model.ImageMount;
import io.jenkins.plugins.windflow.core.compose.model.Mount;
import io.jenkins.plugins.windflow.core.compose.model.Service;
import io.jenkins.plugins.windflow.core.compose.model.TmpfsEntry;
import io.jenkins.plugins.windflow.core.compose.model.TmpfsMount;
import io.jenkins.plugins.windflow.core.compose.model.VolumeMount;
import java.util.Map;
import java.util.Optional;

/** Writes {@code volumes} of a service in the long syntax, and {@code tmpfs}. */
final class MountWriter {
    private MountWriter() {}

    static void write(Service service, Section keys) {
        keys.putFilled(
                "volumes", service.mounts().stream().map(MountWriter::mount).toList());
        keys.putTexts("tmpfs", service.tmpfs().stream().map(MountWriter::tmpfs).toList());
    }

    private static Map<String, Object> mount(Mount mount) {
        Section keys = new Section();
        switch (mount) {
            case VolumeMount volume -> volume(volume, keys);
            case BindMount bind -> bind(bind, keys);
            case TmpfsMount tmpfs -> tmpfs(tmpfs, keys);
            case ImageMount image -> image(image, keys);
        }
        keys.putFlag("read_only", mount.readOnly());
        return keys.keys();
    }

    private static void volume(VolumeMount volume, Section keys) {
        keys.put("type", "volume");
        keys.put("source", volume.volume());
        keys.put("target", volume.target());
        Section options = new Section();
        options.putFlag("nocopy", volume.noCopy());
        options.putTexts("labels", volume.labels());
        options.put("subpath", volume.subpath());
        keys.putFilled("volume", options.keys());
    }

    private static void bind(BindMount bind, Section keys) {
        keys.put("type", "bind");
        keys.put("source", bind.source());
        keys.put("target", bind.target());
        Section options = new Section();
        options.putValue("create_host_path", Optional.of(bind.createHostPath()));
        options.put("propagation", bind.propagation());
        options.put("selinux", bind.selinux());
        if (bind.recursion() != BindMount.Recursion.ENABLED) {
            options.put("recursive", bind.recursion().key());
        }
        keys.putFilled("bind", options.keys());
    }

    private static void tmpfs(TmpfsMount tmpfs, Section keys) {
        keys.put("type", "tmpfs");
        keys.put("target", tmpfs.target());
        Section options = new Section();
        options.put("size", tmpfs.size().map(size -> Long.toString(size.bytes())));
        options.putValue("mode", ServiceWriter.octal(tmpfs.mode()));
        keys.putFilled("tmpfs", options.keys());
    }

    private static void image(ImageMount image, Section keys) {
        keys.put("type", "image");
        keys.put("source", image.image());
        keys.put("target", image.target());
        Section options = new Section();
        options.put("subpath", image.subpath());
        keys.putFilled("image", options.keys());
    }

    private static String tmpfs(TmpfsEntry entry) {
        return entry.target() + (entry.options().isEmpty() ? "" : ":" + entry.options());
    }
}
