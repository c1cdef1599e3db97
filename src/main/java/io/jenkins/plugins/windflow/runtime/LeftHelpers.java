package io.jenkins.plugins.windflow.runtime;

import io.jenkins.plugins.windflow.config.DockerEnvironment;
import io.jenkins.plugins.windflow.core.docker.EngineLease;
import io.jenkins.plugins.windflow.core.docker.error.EngineException;
import io.jenkins.plugins.windflow.core.file.HelperContainers;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Removes the helper containers that an earlier run has left, once on each engine, when it first answers after the start. */
final class LeftHelpers {
    private final HelperContainers helpers;
    private final Set<String> swept = ConcurrentHashMap.newKeySet();

    LeftHelpers(HelperContainers helpers) {
        this.helpers = helpers;
    }

    /** @throws EngineException when it could not be done; the next call tries again */
    void sweepOnce(DockerEnvironment environment) {
        if (!swept.add(environment.getName())) {
            return;
        }
        try (EngineLease lease = Environments.lease(environment)) {
            helpers.sweep(lease.engine());
        } catch (EngineException e) {
            swept.remove(environment.getName());
            throw e;
        }
    }
}
