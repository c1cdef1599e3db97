package io.jenkins.plugins.windflow.core.compose.load.service;

import io.jenkins.plugins.windflow.core.compose.load.field.Fields;
import io.jenkins.plugins.windflow.core.compose.load.field.HostAccess;
import io.jenkins.plugins.windflow.core.compose.load.field.Reading;
import io.jenkins.plugins.windflow.core.compose.model.RuntimeSettings;
import java.util.Optional;

/** Reads what the runtime and the kernel are told when a service's containers start. */
final class RuntimeReader {
    private final HostAccess access;

    RuntimeReader(Reading reading) {
        this.access = new HostAccess(reading);
    }

    RuntimeSettings read(Fields service) {
        return new RuntimeSettings(
                runtime(service),
                service.string("cgroup_parent").filter(name -> !name.isEmpty()),
                service.textPairs("sysctls"),
                service.textPairs("storage_opt"),
                service.textPairs("annotations"));
    }

    private Optional<String> runtime(Fields service) {
        Optional<String> runtime = service.string("runtime").filter(name -> !name.isEmpty());
        runtime.ifPresent(name -> access.checkRuntime(name, service.position("runtime"), service.path("runtime")));
        return runtime;
    }
}
