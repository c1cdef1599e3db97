package org.jenkinsci.plugins.workflow.flow;

import hudson.ExtensionPoint;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Action;
import hudson.model.TaskListener;
import java.util.List;

/** Where a job's pipeline program comes from. */
public abstract class FlowDefinition extends AbstractDescribableImpl<FlowDefinition> implements ExtensionPoint {
    public abstract FlowExecution create(FlowExecutionOwner handle, TaskListener listener, List<? extends Action> actions)
            throws Exception;

    @Override
    public FlowDefinitionDescriptor getDescriptor() {
        return (FlowDefinitionDescriptor) super.getDescriptor();
    }
}
