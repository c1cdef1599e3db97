package io.jenkins.plugins.windflow.api.volume;

import io.jenkins.plugins.windflow.core.volume.VolumeSummary;
import io.jenkins.plugins.windflow.json.UsageJson;
import io.jenkins.plugins.windflow.runtime.WindflowRuntime;
import io.jenkins.plugins.windflow.security.WindflowPermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Volumes as the pages read them. */
final class VolumeJson {
    private VolumeJson() {}

    /** For all who may look, and so without the passwords of shares. */
    static Map<String, Object> list(List<VolumeSummary> volumes) {
        return Map.of(
                "volumes",
                volumes.stream()
                        .map(VolumeSummary::masked)
                        .map(VolumeJson::json)
                        .toList());
    }

    /** For the person who asks: passwords of shares only where those may be seen. */
    static Map<String, Object> of(VolumeSummary volume) {
        return json(WindflowPermissions.canSeeSecrets() ? volume : volume.masked());
    }

    private static Map<String, Object> json(VolumeSummary volume) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", volume.name());
        json.put("driver", volume.driver());
        json.put("mountpoint", volume.mountpoint());
        json.put("scope", volume.scope());
        json.put("created", volume.created());
        json.put("labels", volume.labels());
        json.put("options", volume.options());
        json.put("share", volume.share());
        json.put("anonymous", volume.anonymous());
        json.put("stack", volume.stack());
        json.put("ours", volume.madeBy(WindflowRuntime.get().controller().id()));
        json.put("containers", UsageJson.containers(volume.containers()));
        return json;
    }
}
