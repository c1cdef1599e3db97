package org.jenkinsci.plugins.workflow.flow;

import hudson.model.Queue;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.io.File;
import java.io.IOException;
import java.io.Serializable;

/** A lasting reference to a pipeline program, through its build. */
public abstract class FlowExecutionOwner implements Serializable {
    private static final long serialVersionUID = 1L;

    public abstract FlowExecution get() throws IOException;

    public abstract File getRootDir() throws IOException;

    public abstract Executable getExecutable() throws IOException;

    public abstract String getUrl() throws IOException;

    /** Where general messages of the build go. */
    public abstract TaskListener getListener() throws IOException;

    public String getExternalizableId() {
        try {
            return getExecutable() instanceof Run<?, ?> run ? run.getExternalizableId() : null;
        } catch (IOException e) {
            return null;
        }
    }

    /** A build that runs a pipeline. */
    public interface Executable extends Queue.Executable {
        FlowExecutionOwner asFlowExecutionOwner();
    }
}
