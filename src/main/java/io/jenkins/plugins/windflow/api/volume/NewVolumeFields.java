package io.jenkins.plugins.windflow.api.volume;

import io.jenkins.plugins.windflow.api.call.Fields;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ComposeLabels;
import io.jenkins.plugins.windflow.core.volume.NetworkShare;
import io.jenkins.plugins.windflow.core.volume.NewVolume;
import io.jenkins.plugins.windflow.runtime.WindflowRuntime;
import java.util.LinkedHashMap;
import java.util.Map;

/** A volume to be made, as a request says it. */
final class NewVolumeFields {
    private NewVolumeFields() {}

    static NewVolume read(Fields fields) {
        String name = fields.text("name");
        Map<String, String> labels = new LinkedHashMap<>(fields.map("labels"));
        labels.put(ComposeLabels.CONTROLLER, WindflowRuntime.get().controller().id());
        if (fields.has("nfs")) {
            return NewVolume.of(name, nfs(fields.object("nfs")), labels);
        }
        if (fields.has("cifs")) {
            return NewVolume.of(name, cifs(fields.object("cifs")), labels);
        }
        return new NewVolume(name, fields.text("driver", ""), fields.map("options"), labels);
    }

    private static NetworkShare nfs(Fields share) {
        return new NetworkShare.Nfs(
                share.text("host"),
                share.text("path"),
                share.text("version", ""),
                share.flag("readOnly"),
                share.text("more", ""));
    }

    private static NetworkShare cifs(Fields share) {
        return new NetworkShare.Cifs(
                share.text("host"),
                share.text("share"),
                share.text("username", ""),
                share.verbatim("password"),
                share.text("version", ""),
                share.text("more", ""));
    }
}
