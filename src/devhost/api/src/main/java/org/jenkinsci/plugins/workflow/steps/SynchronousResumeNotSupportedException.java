package org.jenkinsci.plugins.workflow.steps;

import java.io.IOException;

/** A step that only lives in memory was running when the controller ended. */
public class SynchronousResumeNotSupportedException extends Exception {
    private static final long serialVersionUID = 1L;

    public SynchronousResumeNotSupportedException(StepContext context) {
        super("The Pipeline step `" + functionName(context) + "` cannot be resumed after a controller restart.");
    }

    private static String functionName(StepContext context) {
        try {
            StepDescriptor descriptor = context.get(StepDescriptor.class);
            return descriptor == null ? "?" : descriptor.getFunctionName();
        } catch (IOException | InterruptedException e) {
            return "?";
        }
    }
}
