package io.jenkins.plugins.windflow.steps;

import hudson.model.Result;
import io.jenkins.plugins.windflow.core.operation.OperationResult;
import io.jenkins.plugins.windflow.core.operation.OperationState;
import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jenkinsci.plugins.workflow.actions.WarningAction;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/**
 * Marks the step in the graph of its Pipeline when its operation did not do what was asked, so that views of the graph show it
 * on the stage also when the script catches the failure: unstable when everything was rolled back, failed when somebody has
 * to look.
 */
final class StageWarning {
    private static final Logger LOGGER = Logger.getLogger(StageWarning.class.getName());

    private StageWarning() {}

    static void mark(StepContext context, OperationResult result) throws InterruptedException {
        Result mark = resultOf(result.state());
        if (mark == null) {
            return;
        }
        try {
            FlowNode node = context.get(FlowNode.class);
            if (node != null) {
                node.addOrReplaceAction(new WarningAction(mark).withMessage(result.error()));
            }
        } catch (IOException e) {
            // After a crash the graph may lack the node; that the step ends matters more.
            LOGGER.log(Level.WARNING, e, () -> "The stage could not be marked: " + result.error());
        }
    }

    /** Null for no mark. */
    static Result resultOf(OperationState state) {
        return switch (state) {
            case ROLLED_BACK -> Result.UNSTABLE;
            case FAILED, RECOVERY_PENDING -> Result.FAILURE;
            default -> null;
        };
    }
}
