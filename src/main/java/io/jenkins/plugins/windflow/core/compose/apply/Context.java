package io.jenkins.plugins.windflow.core.compose.apply;

import io.jenkins.plugins.windflow.core.compose.build.BuildFiles;
import io.jenkins.plugins.windflow.core.compose.model.Project;
import io.jenkins.plugins.windflow.core.operation.OperationRun;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * What the parts of one deployment share.
 *
 * @param undo what has to be taken back should it fail
 * @param abort by which all of its threads stop
 */
record Context(
        StackEngine engine,
        OperationRun run,
        Project project,
        DeployOptions options,
        BuildFiles files,
        Controller controller,
        UndoLog undo,
        Abort abort) {

    /** A change that has no result. */
    interface Change {
        void make() throws Exception;
    }

    ToolLabels labels() {
        return new ToolLabels(project, controller, run.id());
    }

    /** Makes a change with its journal entries around it. */
    void change(String type, String name, Map<String, ?> intent, Change change) throws Exception {
        change(type, name, intent, "", () -> {
            change.make();
            return null;
        });
    }

    /** A change is not made when it cannot be journalled, except to take another one back. */
    private OperationRun.RunningAction begin(String type, String name, Map<String, ?> intent) {
        try {
            return run.begin(type, name, intent);
        } catch (UncheckedIOException e) {
            if (undo.isRunning()) {
                run.log("Warning: " + e.getMessage());
                return OperationRun.RunningAction.UNRECORDED;
            }
            throw e;
        }
    }

    /**
     * Makes a change with its journal entries around it.
     *
     * @param outcome under which name the result is journalled
     */
    <T> T change(String type, String name, Map<String, ?> intent, String outcome, Callable<T> change) throws Exception {
        OperationRun.RunningAction action = begin(type, name, intent);
        T result;
        try {
            result = change.call();
        } catch (Exception e) {
            noteFailure(action, e);
            throw e;
        }
        Map<String, Object> facts = new LinkedHashMap<>();
        if (result != null) {
            facts.put(outcome, result.toString());
        }
        end(action, facts);
        return result;
    }

    private void noteFailure(OperationRun.RunningAction action, Exception failure) {
        try {
            action.failed(String.valueOf(failure.getMessage()));
        } catch (UncheckedIOException e) {
            failure.addSuppressed(e);
        }
    }

    /** What was taken back is taken back, whether or not that can be journalled. */
    private void end(OperationRun.RunningAction action, Map<String, ?> facts) {
        try {
            action.done(facts);
        } catch (UncheckedIOException e) {
            if (!undo.isRunning()) {
                throw e;
            }
            run.log("Warning: " + e.getMessage());
        }
    }
}
