package io.jenkins.plugins.windflow.core.container;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.windflow.core.change.making.OldContainer;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedContainer;

/**
 * One container that is replaced by another.
 *
 * @param before its settings
 * @param after the settings of its successor
 * @param image what the successor is made from, a reference or an ID
 * @param formerImage configuration of the image that the old one was made from; missing when nobody knows it any more
 */
record Replacement(
        ObservedContainer old, ContainerSettings before, ContainerSettings after, String image, JsonNode formerImage) {
    /** The state that a container had is the one that its successor gets. */
    boolean runs() {
        return old.running() || old.status().equals("restarting");
    }

    boolean isPaused() {
        return old.status().equals("paused");
    }

    /** Cannot collide with what somebody else left behind: it has the container's own ID. */
    String parkedName() {
        return old.shortId() + "_" + old.name();
    }

    OldContainer parked() {
        return new OldContainer(old.id(), old.name(), parkedName());
    }

    @Override
    public String toString() {
        return "replacement of " + old.name();
    }
}
