package org.jenkinsci.plugins.workflow.graph;

import hudson.model.Action;
import hudson.model.Actionable;
import org.jenkinsci.plugins.workflow.actions.ErrorAction;
import org.jenkinsci.plugins.workflow.actions.LabelAction;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;

/** One step that a pipeline ran or runs. */
public abstract class FlowNode extends Actionable {
    private final String id;
    private final transient FlowExecution execution;

    protected FlowNode(FlowExecution execution, String id) {
        this.execution = execution;
        this.id = id;
    }

    public String getId() {
        return id;
    }

    public FlowExecution getExecution() {
        return execution;
    }

    /** True while the step runs. */
    public abstract boolean isActive();

    public final ErrorAction getError() {
        return getPersistentAction(ErrorAction.class);
    }

    public final <T extends Action> T getPersistentAction(Class<T> type) {
        return getAction(type);
    }

    @Override
    public String getDisplayName() {
        LabelAction label = getPersistentAction(LabelAction.class);
        return label == null ? getTypeDisplayName() : label.getDisplayName();
    }

    /** The step's name in scripts, with its label. */
    public String getDisplayFunctionName() {
        LabelAction label = getPersistentAction(LabelAction.class);
        return label == null ? getTypeFunctionName() : getTypeFunctionName() + " (" + label.getDisplayName() + ")";
    }

    protected abstract String getTypeDisplayName();

    protected abstract String getTypeFunctionName();

    @Override
    public String toString() {
        return getClass().getSimpleName() + "[id=" + id + "]";
    }
}
