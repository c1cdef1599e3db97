package io.jenkins.plugins.windflow.core.compose.apply;

import io.jenkins.plugins.windflow.core.compose.plan.Plan;
import io.jenkins.plugins.windflow.core.compose.plan.PlanText;
import io.jenkins.plugins.windflow.core.operation.PlanDocument;
import io.jenkins.plugins.windflow.core.operation.PlannedAction;
import java.util.List;
import java.util.Locale;

/** A plan as it is shown and stored. */
final class PlanDocuments {
    private PlanDocuments() {}

    /** The document of a plan. */
    static PlanDocument of(Plan plan) {
        List<PlannedAction> actions = plan.actions().stream()
                .map(action -> new PlannedAction(
                        action.verb().name().toLowerCase(Locale.ROOT), action.kind(), action.name(), action.reason()))
                .toList();
        return new PlanDocument(plan.changes(), actions, PlanText.of(plan));
    }
}
