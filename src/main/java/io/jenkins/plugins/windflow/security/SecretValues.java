package io.jenkins.plugins.windflow.security;

import com.cloudbees.plugins.credentials.common.StandardCredentials;
import hudson.AbortException;
import io.jenkins.plugins.windflow.core.compose.model.Sensitive;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jenkinsci.plugins.plaincredentials.FileCredentials;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;

/** Reads the secrets of a project from credentials of the kinds Secret text and Secret file. */
public final class SecretValues {
    private static final int FILE_LIMIT = 512 * 1024;

    private final Finder finder;
    private final String whose;

    /** Finds credentials in one place. */
    public interface Finder {
        /** Those of an id and a kind; null when there are none. */
        <C extends StandardCredentials> C find(String id, Class<C> kind);
    }

    /** @param whose completes "There are no credentials 'x' of the kind Secret text or Secret file" */
    public SecretValues(Finder finder, String whose) {
        this.finder = finder;
        this.whose = whose;
    }

    /**
     * Reads all of them.
     *
     * @param wanted names, each with the id of its credentials
     * @throws AbortException names the secret and the id of credentials that are missing
     */
    public Map<String, Sensitive> read(Map<String, String> wanted) throws IOException {
        Map<String, Sensitive> secrets = new LinkedHashMap<>();
        for (Map.Entry<String, String> entry : wanted.entrySet()) {
            secrets.put(entry.getKey(), read(entry.getKey(), entry.getValue()));
        }
        return secrets;
    }

    private Sensitive read(String name, String id) throws IOException {
        StringCredentials text = finder.find(id, StringCredentials.class);
        if (text != null) {
            return Sensitive.of(text.getSecret().getPlainText());
        }
        FileCredentials file = finder.find(id, FileCredentials.class);
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
        throw new AbortException("There are no credentials '" + id + "' of the kind Secret text or Secret file" + whose
                + ", wanted for the secret " + name + ".");
    }
}
