package io.jenkins.plugins.windflow.steps;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import hudson.AbortException;
import hudson.model.Run;
import io.jenkins.plugins.windflow.core.compose.model.Sensitive;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jenkinsci.plugins.plaincredentials.FileCredentials;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;

/** Reads a step's secrets from credentials that the build itself may use, and notes their use in Jenkins. */
final class StepSecrets {
    private static final int FILE_LIMIT = 512 * 1024;

    private StepSecrets() {}

    /**
     * Reads all of them.
     *
     * @param wanted names, each with the id of its credentials
     * @throws AbortException names the secret and the id of credentials that are missing
     */
    static Map<String, Sensitive> resolve(Map<String, String> wanted, Run<?, ?> build) throws IOException {
        Map<String, Sensitive> secrets = new LinkedHashMap<>();
        for (Map.Entry<String, String> entry : wanted.entrySet()) {
            secrets.put(entry.getKey(), resolve(entry.getKey(), entry.getValue(), build));
        }
        return secrets;
    }

    private static Sensitive resolve(String name, String id, Run<?, ?> build) throws IOException {
        StringCredentials text = find(id, StringCredentials.class, build);
        if (text != null) {
            return Sensitive.of(text.getSecret().getPlainText());
        }
        FileCredentials file = find(id, FileCredentials.class, build);
        if (file != null) {
            try (InputStream content = file.getContent()) {
                byte[] bytes = content.readNBytes(FILE_LIMIT + 1);
                if (bytes.length > FILE_LIMIT) {
                    throw new AbortException(
                            "The secret file '" + id + "', wanted for the secret " + name + ", is larger than "
                                    + FILE_LIMIT / 1024 + " KiB: make it smaller, or mount a volume instead.");
                }
                return Sensitive.of(bytes);
            }
        }
        throw new AbortException(
                "There are no credentials '" + id + "' of the kind Secret text or Secret file that this build"
                        + " may use, wanted for the secret " + name + ".");
    }

    private static <C extends StandardCredentials> C find(String id, Class<C> type, Run<?, ?> build) {
        return CredentialsProvider.track(build, CredentialsProvider.findCredentialById(id, type, build));
    }
}
