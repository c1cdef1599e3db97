package org.jenkinsci.plugins.workflow.cps;

import hudson.Extension;
import hudson.model.Action;
import hudson.model.TaskListener;
import java.util.List;
import org.jenkinsci.plugins.workflow.flow.FlowDefinition;
import org.jenkinsci.plugins.workflow.flow.FlowDefinitionDescriptor;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;
import org.jenkinsci.plugins.workflow.flow.FlowExecutionOwner;
import org.kohsuke.stapler.DataBoundConstructor;

/** A pipeline script kept in the job. */
public class CpsFlowDefinition extends FlowDefinition {
    private final String script;
    private final boolean sandbox;

    @DataBoundConstructor
    public CpsFlowDefinition(String script, boolean sandbox) {
        this.script = script;
        this.sandbox = sandbox;
    }

    public String getScript() {
        return script;
    }

    /** Kept only: the devhost runs its user's own scripts and has no sandbox. */
    public boolean isSandbox() {
        return sandbox;
    }

    @Override
    public FlowExecution create(FlowExecutionOwner owner, TaskListener listener, List<? extends Action> actions) {
        return new CpsFlowExecution(script, sandbox, owner);
    }

    @Extension
    public static class DescriptorImpl extends FlowDefinitionDescriptor {
        @Override
        public String getDisplayName() {
            return "Pipeline script";
        }
    }
}
