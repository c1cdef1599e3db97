package io.jenkins.plugins.windflow.revision;

import io.jenkins.plugins.windflow.core.compose.model.Sensitive;
import java.util.Map;

/** On whose behalf a revision is deployed: a build or a person. */
public interface RevisionRequester {
    /**
     * Reads secrets from credentials that the requester may use.
     *
     * @param ids of the credentials, by the names of the secrets
     * @throws Exception with one sentence that names the secret and the credentials that are missing
     */
    Map<String, Sensitive> secrets(Map<String, String> ids) throws Exception;

    /**
     * Asked again before anything is changed: the operation may have waited.
     *
     * @throws Exception with one sentence when it is not allowed any more
     */
    void checkAllowed() throws Exception;
}
