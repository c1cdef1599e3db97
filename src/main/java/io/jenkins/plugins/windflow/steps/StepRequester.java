package io.jenkins.plugins.windflow.steps;

import hudson.AbortException;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.windflow.config.DockerEnvironment;
import io.jenkins.plugins.windflow.core.compose.model.Sensitive;
import io.jenkins.plugins.windflow.revision.RevisionRequester;
import java.io.IOException;
import java.util.Map;

/** A build that wants a revision deployed: its secrets come from credentials that it may use. */
record StepRequester(OperationStep step, DockerEnvironment target, StepSurroundings build)
        implements RevisionRequester {
    @Override
    public Map<String, Sensitive> secrets(Map<String, String> ids) throws IOException {
        try (ACLContext ignored = ACL.as2(build.identity())) {
            Map<String, Sensitive> secrets = StepSecrets.resolve(ids, build.run());
            target.usableConnection().track(build.run());
            return secrets;
        }
    }

    @Override
    public void checkAllowed() throws AbortException {
        step.allowed(build);
    }
}
