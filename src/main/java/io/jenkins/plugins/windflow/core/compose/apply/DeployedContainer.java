package io.jenkins.plugins.windflow.core.compose.apply;

import io.jenkins.plugins.windflow.core.compose.plan.Plan;
import java.util.List;

/** A container of a deployed project, by the name that it has now, and what was done about it. */
record DeployedContainer(Plan.Verb verb, String name, String service) {
    static List<DeployedContainer> of(Plan plan) {
        return plan.containers().stream()
                .map(action -> new DeployedContainer(action.verb(), action.name(), action.service()))
                .toList();
    }
}
