package io.jenkins.plugins.windflow.core.compose.write;

import io.jenkins.plugins.windflow.core.compose.model.Isolation;
import io.jenkins.plugins.windflow.core.compose.model.RuntimeSettings;

/** Writes how a service's containers are kept apart from the host, and what their runtime is told. */
final class RuntimeWriter {
    private RuntimeWriter() {}

    static void isolation(Isolation isolation, Section keys) {
        keys.putFlag("read_only", isolation.readOnly());
        keys.putFlag("privileged", isolation.privileged());
        keys.putTexts("cap_add", isolation.addedCapabilities());
        keys.putTexts("cap_drop", isolation.droppedCapabilities());
        keys.putTexts("security_opt", isolation.securityOptions());
        keys.put("userns_mode", isolation.userNamespace());
        keys.put("cgroup", isolation.cgroupNamespace());
        keys.putTexts("group_add", isolation.groups());
    }

    static void settings(RuntimeSettings settings, Section keys) {
        keys.put("runtime", settings.runtime());
        keys.put("cgroup_parent", settings.cgroupParent());
        keys.putTexts("sysctls", settings.sysctls());
        keys.putTexts("storage_opt", settings.storageOptions());
        keys.putTexts("annotations", settings.annotations());
    }
}
