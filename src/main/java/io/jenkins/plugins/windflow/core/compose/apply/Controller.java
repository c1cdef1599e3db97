package io.jenkins.plugins.windflow.core.compose.apply;

import io.jenkins.plugins.windflow.core.compose.plan.ConfigHash;

/**
 * The Jenkins controller that deploys.
 *
 * @param id UUID kept in JENKINS_HOME; a label of everything that is made
 * @param hash keyed with a secret of the controller
 */
public record Controller(String id, ConfigHash hash) {
    /** @param key secret, at least 16 bytes, kept in JENKINS_HOME */
    public Controller(String id, byte[] key) {
        this(id, new ConfigHash(key));
    }

    @Override
    public String toString() {
        return "controller " + id;
    }
}
