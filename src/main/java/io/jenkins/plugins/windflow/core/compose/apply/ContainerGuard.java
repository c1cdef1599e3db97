package io.jenkins.plugins.windflow.core.compose.apply;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.windflow.core.compose.plan.ObservedContainer;

/** Looks again, right before a change, whether things are still as the plan saw them. */
final class ContainerGuard {
    private final StackEngine engine;

    ContainerGuard(StackEngine engine) {
        this.engine = engine;
    }

    /** The container as it is now: it may have ended or been restarted, but it is the same one, configured as before. */
    ObservedContainer unchanged(ObservedContainer planned) throws ChangedByOthers {
        ObservedContainer now = engine.container(planned.id()).map(ObservedContainer::new)
                .orElseThrow(() -> new ChangedByOthers(
                        "The container " + planned.name() + " (" + planned.shortId() + ") is gone."));
        if (!now.name().equals(planned.name())) {
            throw new ChangedByOthers("The container " + planned.name() + " is now called " + now.name() + ".");
        }
        if (!same(planned, now, "Config") || !same(planned, now, "HostConfig")) {
            throw new ChangedByOthers("The configuration of the container " + planned.name() + " was changed.");
        }
        return now;
    }

    private static boolean same(ObservedContainer planned, ObservedContainer now, String part) {
        JsonNode before = planned.inspect().path(part);
        return before.equals(now.inspect().path(part));
    }

    /** No container has the name. */
    void nameIsFree(String name) throws ChangedByOthers {
        ObservedContainer taken = engine.container(name).map(ObservedContainer::new).orElse(null);
        if (taken != null && taken.name().equals(name)) {
            throw new ChangedByOthers("There is now a container " + name + " (" + taken.shortId() + ").");
        }
    }
}
