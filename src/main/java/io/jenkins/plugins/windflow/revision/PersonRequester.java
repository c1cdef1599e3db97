package io.jenkins.plugins.windflow.revision;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.windflow.core.compose.model.Sensitive;
import io.jenkins.plugins.windflow.runtime.Environments;
import io.jenkins.plugins.windflow.security.EnvironmentAccess;
import io.jenkins.plugins.windflow.security.SecretValues;
import io.jenkins.plugins.windflow.security.WindflowPermissions;
import java.util.List;
import java.util.Map;
import jenkins.model.Jenkins;
import org.springframework.security.core.Authentication;

/**
 * A person on a page. There is no job whose folder could have credentials, so that only Jenkins' own serve, and of these
 * only the ones that jobs may use too.
 *
 * @param environment its name
 * @param changes whether the environment is changed
 */
public record PersonRequester(Authentication person, String environment, boolean changes) implements RevisionRequester {
    @Override
    public Map<String, Sensitive> secrets(Map<String, String> ids) throws Exception {
        return new SecretValues(
                        new Global(),
                        " among Jenkins' own global ones (those of a folder are only for jobs in it: deploy with"
                                + " a job there, by windflowDeploy)")
                .read(ids);
    }

    @Override
    public void checkAllowed() {
        try (ACLContext ignored = ACL.as2(person)) {
            EnvironmentAccess.checkPerson(Environments.get(environment).facts(), WindflowPermissions.DEPLOY, changes);
        }
    }

    private record Global() implements SecretValues.Finder {
        @Override
        public <C extends StandardCredentials> C find(String id, Class<C> kind) {
            C found =
                    CredentialsProvider.findCredentialByIdInItemGroup(id, kind, Jenkins.get(), ACL.SYSTEM2, List.of());
            return found == null || found.getScope() == CredentialsScope.SYSTEM ? null : found;
        }
    }
}
