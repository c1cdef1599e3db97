package io.jenkins.plugins.windflow.core.compose.apply;

import java.util.Map;

/**
 * What a deployment was asked, as far as a later process has to know it before anything is changed.
 *
 * @param rollback whether it is taken back when it fails
 */
record DeploymentNote(boolean rollback) {
    /** Its name in the journal. */
    static final String NAME = "deployment";

    Map<String, Object> facts() {
        return Map.of("rollback", rollback);
    }

    /** A deployment that did not come so far as to note anything has changed nothing. */
    static DeploymentNote read(Map<String, ?> facts) {
        return new DeploymentNote(facts == null || !Boolean.FALSE.equals(facts.get("rollback")));
    }
}
