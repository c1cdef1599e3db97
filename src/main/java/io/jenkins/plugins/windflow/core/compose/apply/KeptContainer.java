package io.jenkins.plugins.windflow.core.compose.apply;

import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedContainer;

/**
 * A container that a deployment leaves as it is, and how it stood then.
 *
 * @param restarts how often its engine had restarted it
 */
record KeptContainer(String id, String service, boolean running, boolean unhealthy, int restarts) {
    static KeptContainer of(ObservedContainer container) {
        return new KeptContainer(
                container.id(),
                container.service(),
                container.running(),
                container.health().equals("unhealthy"),
                container.inspect().path("RestartCount").asInt());
    }
}
