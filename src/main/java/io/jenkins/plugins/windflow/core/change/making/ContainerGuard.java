package io.jenkins.plugins.windflow.core.change.making;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.windflow.core.compose.engine.StackEngine;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedContainer;
import java.util.Optional;

/** Looks again, right before a change, whether things are still as the plan saw them. */
public final class ContainerGuard {
    private final StackEngine engine;

    public ContainerGuard(StackEngine engine) {
        this.engine = engine;
    }

    /** The container as it is now: it may have ended or been restarted, but it is the same one, configured as before. */
    public ObservedContainer unchanged(ObservedContainer planned) throws ChangedByOthers {
        return unchangedIfThere(planned)
                .orElseThrow(() -> new ChangedByOthers(
                        "The container " + planned.name() + " (" + planned.shortId() + ") is gone."));
    }

    /** The same for a container that may be gone: empty then. */
    public Optional<ObservedContainer> unchangedIfThere(ObservedContainer planned) throws ChangedByOthers {
        Optional<ObservedContainer> now = engine.container(planned.id()).map(ObservedContainer::new);
        if (now.isPresent()) {
            refuseChanges(planned, planned.name(), now.get());
        }
        return now;
    }

    /**
     * Right before a container stops that this operation has given another name: it is still there under that name, is
     * configured as before, and nobody has started it.
     */
    public void unchangedAs(ObservedContainer old, String parkedName) throws ChangedByOthers {
        ObservedContainer now = engine.container(old.id())
                .map(ObservedContainer::new)
                .orElseThrow(() -> new ChangedByOthers("The container " + parkedName + " is gone."));
        refuseChanges(old, parkedName, now);
        if (now.running() && !old.running() && !old.status().equals("restarting")) {
            throw new ChangedByOthers("The container " + parkedName + " was started.");
        }
    }

    /** Right before the first start of a new container: it is still there under its name, and nobody has started it. */
    public void stillNew(String id, String name) throws ChangedByOthers {
        ObservedContainer now = engine.container(id)
                .map(ObservedContainer::new)
                .orElseThrow(() -> new ChangedByOthers("The new container " + name + " is gone."));
        if (!now.name().equals(name)) {
            throw new ChangedByOthers("The new container " + name + " is now called " + now.name() + ".");
        }
        if (!now.status().equals("created")) {
            throw new ChangedByOthers("The new container " + name + " is " + now.status() + " already.");
        }
    }

    private static void refuseChanges(ObservedContainer planned, String called, ObservedContainer now)
            throws ChangedByOthers {
        if (!now.name().equals(called)) {
            throw new ChangedByOthers("The container " + called + " is now called " + now.name() + ".");
        }
        if (!same(planned, now, "Config") || !same(planned, now, "HostConfig")) {
            throw new ChangedByOthers("The configuration of the container " + planned.name() + " was changed.");
        }
    }

    private static boolean same(ObservedContainer planned, ObservedContainer now, String part) {
        JsonNode before = planned.inspect().path(part);
        return before.equals(now.inspect().path(part));
    }

    /** No container has the name. */
    public void nameIsFree(String name) throws ChangedByOthers {
        ObservedContainer taken =
                engine.container(name).map(ObservedContainer::new).orElse(null);
        if (taken != null && taken.name().equals(name)) {
            throw new ChangedByOthers("There is now a container " + name + " (" + taken.shortId() + ").");
        }
    }
}
