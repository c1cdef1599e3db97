package io.jenkins.plugins.windflow.api.stack;

import com.cloudbees.plugins.credentials.CredentialsNameProvider;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import hudson.security.ACL;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.plaincredentials.FileCredentials;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;

/** The credentials that serve a person on a page: Jenkins' own global ones of the kinds Secret text and Secret file. */
public final class PersonSecrets {
    private PersonSecrets() {}

    /** Each with its id, its name for people and its kind, by id. */
    public static List<Map<String, String>> list() {
        List<Map<String, String>> secrets = new ArrayList<>();
        add(StringCredentials.class, "text", secrets);
        add(FileCredentials.class, "file", secrets);
        secrets.sort(Comparator.comparing(secret -> secret.get("id")));
        return secrets;
    }

    private static <C extends StandardCredentials> void add(
            Class<C> kind, String word, List<Map<String, String>> secrets) {
        CredentialsProvider.lookupCredentialsInItemGroup(kind, Jenkins.get(), ACL.SYSTEM2, List.of()).stream()
                .filter(found -> found.getScope() != CredentialsScope.SYSTEM)
                .forEach(found -> secrets.add(
                        Map.of("id", found.getId(), "name", CredentialsNameProvider.name(found), "kind", word)));
    }
}
