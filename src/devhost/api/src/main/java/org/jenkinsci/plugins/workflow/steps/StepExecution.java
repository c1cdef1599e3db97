package org.jenkinsci.plugins.workflow.steps;

import java.io.Serializable;

/** A started {@link Step}. It is stored with the program and comes back after a restart of the controller. */
public abstract class StepExecution implements Serializable {
    private static final long serialVersionUID = 1L;

    private StepContext context;

    protected StepExecution(StepContext context) {
        this.context = context;
    }

    public StepContext getContext() {
        if (context == null) {
            throw new IllegalStateException("you must either pass in a StepContext to the StepExecution constructor,"
                    + " or have the StepExecution be created automatically");
        }
        return context;
    }

    /**
     * Starts the work; must not block.
     *
     * @return true when the outcome was already reported to the context, false when it will be
     */
    public abstract boolean start() throws Exception;

    /** Asks the step to end soon; the step stays until it reports its outcome. */
    public void stop(Throwable cause) throws Exception {
        getContext().onFailure(cause);
    }

    /** Called instead of {@link #start} when the step was running before a restart. */
    public void onResume() {}

    /** What the step is doing, in one line, or null. */
    public String getStatus() {
        return null;
    }

    public boolean blocksRestart() {
        return false;
    }
}
