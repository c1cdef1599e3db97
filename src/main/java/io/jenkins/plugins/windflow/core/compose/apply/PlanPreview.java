package io.jenkins.plugins.windflow.core.compose.apply;

import io.jenkins.plugins.windflow.core.compose.engine.StackEngine;
import io.jenkins.plugins.windflow.core.compose.plan.Plan;
import io.jenkins.plugins.windflow.core.compose.plan.PlanException;
import io.jenkins.plugins.windflow.core.operation.PlanDocument;

/**
 * What a deployment would do, for who runs no operation of its own. No registry is asked: an image that is there is the right one.
 *
 * @param plan the actions
 * @param document the same for people
 */
public record PlanPreview(Plan plan, PlanDocument document) {
    /**
     * Looks at the engine once and plans.
     *
     * @throws PlanException when there is no plan; names everything that stands against it
     * @throws io.jenkins.plugins.windflow.core.docker.error.EngineException when the engine cannot be asked
     */
    public static PlanPreview of(DeployRequest request, StackEngine engine) throws PlanException, InterruptedException {
        Planning planning = new Planning(request, engine);
        Plan plan = planning.first(planning.observe());
        return new PlanPreview(plan, PlanDocuments.of(plan));
    }
}
