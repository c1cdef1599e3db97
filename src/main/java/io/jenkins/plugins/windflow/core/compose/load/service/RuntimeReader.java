package io.jenkins.plugins.windflow.core.compose.load.service;

import io.jenkins.plugins.windflow.core.compose.load.field.Fields;
import io.jenkins.plugins.windflow.core.compose.model.RuntimeSettings;

/** Reads what the runtime and the kernel are told when a service's containers start. */
final class RuntimeReader {
    RuntimeSettings read(Fields service) {
        return new RuntimeSettings(
                service.string("runtime").filter(name -> !name.isEmpty()),
                service.string("cgroup_parent").filter(name -> !name.isEmpty()),
                service.textPairs("sysctls"),
                service.textPairs("storage_opt"),
                service.textPairs("annotations"));
    }
}
