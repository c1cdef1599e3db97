package io.jenkins.plugins.windflow.runtime;

import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.windflow.config.DockerEnvironment;
import io.jenkins.plugins.windflow.core.docker.EngineLease;
import io.jenkins.plugins.windflow.security.EnvironmentAccess;
import io.jenkins.plugins.windflow.security.WindflowPermissions;

/**
 * Leads recoveries to engines. What they finish was allowed when it was submitted, so Jenkins itself does it; an environment
 * that was made read-only since is left alone all the same.
 */
final class RecoveringEngines {
    private RecoveringEngines() {}

    static EngineLease lease(String name) {
        try (ACLContext ignored = ACL.as2(ACL.SYSTEM2)) {
            DockerEnvironment environment = Environments.get(name);
            EnvironmentAccess.checkPerson(environment.facts(), WindflowPermissions.DEPLOY, true);
            return Environments.lease(environment);
        }
    }
}
