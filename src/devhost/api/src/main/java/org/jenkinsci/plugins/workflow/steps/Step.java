package org.jenkinsci.plugins.workflow.steps;

import hudson.ExtensionPoint;
import hudson.model.AbstractDescribableImpl;

/** One call in a pipeline script, with its arguments bound. */
public abstract class Step extends AbstractDescribableImpl<Step> implements ExtensionPoint {
    /** Makes the execution of this call; it is started by the caller. */
    public abstract StepExecution start(StepContext context) throws Exception;

    @Override
    public StepDescriptor getDescriptor() {
        return (StepDescriptor) super.getDescriptor();
    }
}
