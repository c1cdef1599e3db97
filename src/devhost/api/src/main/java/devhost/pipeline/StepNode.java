package devhost.pipeline;

import org.jenkinsci.plugins.workflow.actions.ErrorAction;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;

/** The node of one call of a plugin's step. */
final class StepNode extends FlowNode {
    private final transient StepDescriptor descriptor;
    private volatile boolean active = true;

    StepNode(FlowExecution execution, String id, StepDescriptor descriptor) {
        super(execution, id);
        this.descriptor = descriptor;
    }

    @Override
    public boolean isActive() {
        return active;
    }

    void end(Outcome outcome) {
        active = false;
        if (outcome.error() != null) {
            addAction(new ErrorAction(outcome.error()));
        }
    }

    @Override
    protected String getTypeDisplayName() {
        return descriptor.getDisplayName();
    }

    @Override
    protected String getTypeFunctionName() {
        return descriptor.getFunctionName();
    }
}
