package org.jenkinsci.plugins.workflow.steps;

import hudson.AbortException;
import hudson.Functions;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jenkins.model.CauseOfInterruption;
import jenkins.model.InterruptedBuildAction;

/** Ends a pipeline, or a block of it, with a given result: an abort or a timeout. */
public final class FlowInterruptedException extends InterruptedException {
    private static final long serialVersionUID = 630482382622970136L;

    private final Result result;
    private final List<CauseOfInterruption> causes;
    private boolean actualInterruption;

    public FlowInterruptedException(Result result, CauseOfInterruption... causes) {
        this(result, true, causes);
    }

    public FlowInterruptedException(Result result, boolean actualInterruption, CauseOfInterruption... causes) {
        this.result = result;
        this.causes = List.of(causes);
        this.actualInterruption = actualInterruption;
    }

    /** The result that the build gets when nothing catches this. */
    public Result getResult() {
        return result;
    }

    public List<CauseOfInterruption> getCauses() {
        return causes;
    }

    /** False when this is only used to end a build with a result. */
    public boolean isActualInterruption() {
        return actualInterruption;
    }

    public void setActualInterruption(boolean actualInterruption) {
        this.actualInterruption = actualInterruption;
    }

    @Override
    public String getMessage() {
        return causes.stream().map(CauseOfInterruption::getShortDescription).collect(Collectors.joining(", "));
    }

    /** Records the causes that the build does not know yet, and prints them. */
    public void handle(Run<?, ?> run, TaskListener listener) {
        Set<CauseOfInterruption> fresh = new LinkedHashSet<>(causes);
        for (InterruptedBuildAction known : run.getActions(InterruptedBuildAction.class)) {
            fresh.removeAll(known.getCauses());
        }
        if (!fresh.isEmpty()) {
            run.addAction(new InterruptedBuildAction(fresh));
            fresh.forEach(cause -> cause.print(listener));
        }
        Stream.concat(Stream.ofNullable(getCause()), Stream.of(getSuppressed()))
                .forEach(related -> print(related, run, listener));
    }

    private static void print(Throwable t, Run<?, ?> run, TaskListener listener) {
        switch (t) {
            case AbortException abort -> listener.getLogger().println(abort.getMessage());
            case FlowInterruptedException interruption -> interruption.handle(run, listener);
            default -> Functions.printStackTrace(t, listener.getLogger());
        }
    }
}
