package io.jenkins.plugins.windflow.core.compose.apply;

import io.jenkins.plugins.windflow.core.compose.plan.Plan;
import java.util.List;

/** A container that was put aside and goes when the gate has passed. */
record OldContainer(String id, String name) {
    static List<OldContainer> of(Plan plan) {
        return plan.containers().stream()
                .filter(action -> action.verb() == Plan.Verb.REMOVE || action.verb() == Plan.Verb.RECREATE)
                .map(action -> action.observed().orElseThrow())
                .map(container -> new OldContainer(container.id(), container.name()))
                .toList();
    }
}
