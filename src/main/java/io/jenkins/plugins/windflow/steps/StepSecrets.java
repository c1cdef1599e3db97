package io.jenkins.plugins.windflow.steps;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import hudson.model.Run;
import io.jenkins.plugins.windflow.core.compose.model.Sensitive;
import io.jenkins.plugins.windflow.security.SecretValues;
import java.io.IOException;
import java.util.Map;

/** Reads a step's secrets from credentials that the build itself may use, and notes their use in Jenkins. */
final class StepSecrets {
    private StepSecrets() {}

    /**
     * Reads all of them.
     *
     * @param wanted names, each with the id of its credentials
     * @throws hudson.AbortException names the secret and the id of credentials that are missing
     */
    static Map<String, Sensitive> resolve(Map<String, String> wanted, Run<?, ?> build) throws IOException {
        return new SecretValues(new OfBuild(build), " that this build may use").read(wanted);
    }

    private record OfBuild(Run<?, ?> build) implements SecretValues.Finder {
        @Override
        public <C extends StandardCredentials> C find(String id, Class<C> kind) {
            return CredentialsProvider.track(build, CredentialsProvider.findCredentialById(id, kind, build));
        }
    }
}
