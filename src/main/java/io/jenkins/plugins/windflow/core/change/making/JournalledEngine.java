package io.jenkins.plugins.windflow.core.change.making;

import io.jenkins.plugins.windflow.core.change.Change;
import io.jenkins.plugins.windflow.core.change.PlainChange;
import io.jenkins.plugins.windflow.core.change.Situation;
import io.jenkins.plugins.windflow.core.compose.engine.StackEngine;
import io.jenkins.plugins.windflow.core.docker.error.EngineException;
import io.jenkins.plugins.windflow.core.operation.OperationRun;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * An engine that one operation changes: each change is in the operation's journal before it is made.
 *
 * @param undo gets each change that is made
 */
public record JournalledEngine(StackEngine engine, OperationRun run, UndoLog undo) {
    /** How a change is made. */
    public interface Making {
        void run() throws Exception;
    }

    /** The engine as this operation sees it. */
    public Situation situation() {
        return new Situation(engine, run.id().value());
    }

    /** Makes a change that says itself how. */
    public void make(PlainChange change) throws Exception {
        make(change, () -> change.make(engine));
    }

    /** Makes a change. */
    public void make(Change change, Making making) throws Exception {
        make(change, "", () -> {
            making.run();
            return null;
        });
    }

    /**
     * Makes a change.
     *
     * @param outcome under which name the result is journalled
     */
    public <T> T make(Change change, String outcome, Callable<T> making) throws Exception {
        OperationRun.RunningAction action = begin(change);
        T result;
        try {
            result = making.call();
        } catch (EngineException e) {
            EngineException failure = undo.isRunning() ? e : Refusal.named(change, e);
            noteFailure(action, failure);
            throw failure;
        } catch (Exception e) {
            noteFailure(action, e);
            throw e;
        }
        end(action, result == null ? Map.of() : Map.of(outcome, result.toString()));
        return result;
    }

    /** A change is not made when it cannot be journalled, except to take another one back. */
    private OperationRun.RunningAction begin(Change change) {
        try {
            OperationRun.RunningAction action = run.begin(change.type(), change.name(), change.facts());
            undo.add(change);
            return action;
        } catch (UncheckedIOException e) {
            if (undo.isRunning()) {
                run.log("Warning: " + e.getMessage());
                return OperationRun.RunningAction.UNRECORDED;
            }
            throw e;
        }
    }

    private static void noteFailure(OperationRun.RunningAction action, Exception failure) {
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
