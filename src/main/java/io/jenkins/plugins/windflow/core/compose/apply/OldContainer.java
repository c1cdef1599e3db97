package io.jenkins.plugins.windflow.core.compose.apply;

import io.jenkins.plugins.windflow.core.compose.plan.Plan;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedContainer;
import java.util.List;

/**
 * A container that was put aside and goes when the gate has passed.
 *
 * @param name that it had before
 * @param parked its name since
 */
record OldContainer(String id, String name, String parked) {
    static List<OldContainer> of(Plan plan) {
        return plan.containers().stream()
                .filter(action -> action.verb() == Plan.Verb.REMOVE || action.verb() == Plan.Verb.RECREATE)
                .map(OldContainer::of)
                .toList();
    }

    private static OldContainer of(Plan.ContainerAction action) {
        ObservedContainer container = action.observed().orElseThrow();
        String parked =
                action.verb() == Plan.Verb.RECREATE ? Parking.parkedName(container, action.name()) : container.name();
        return new OldContainer(container.id(), container.name(), parked);
    }
}
