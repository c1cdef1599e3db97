package io.jenkins.plugins.windflow.core.change.making;

import io.jenkins.plugins.windflow.core.compose.engine.StackEngine;
import io.jenkins.plugins.windflow.core.docker.EngineLease;
import io.jenkins.plugins.windflow.core.operation.OperationFailure;
import io.jenkins.plugins.windflow.core.operation.OperationResult;
import io.jenkins.plugins.windflow.core.operation.OperationRun;
import io.jenkins.plugins.windflow.core.operation.OperationState;
import io.jenkins.plugins.windflow.core.operation.OperationSuspended;
import io.jenkins.plugins.windflow.core.operation.OperationWork;
import io.jenkins.plugins.windflow.core.operation.RecordedOperation;
import io.jenkins.plugins.windflow.core.operation.RecoveryChoice;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Brings an operation that makes containers to its end after it was interrupted, with nothing but its journal: one whose new
 * containers had all been started goes on with its gate and its commit, any other one is taken back.
 */
public abstract class GatedRecovery implements OperationWork {
    /** The phase in which old containers are removed: nothing can be taken back any more. */
    public static final String COMMIT = "commit";

    private static final Set<String> RESUMABLE = Set.of("gate", COMMIT);
    /** The phase before anything is applied. */
    private static final String IMAGES = "images";

    private final Supplier<EngineLease> lease;
    private final RecordedOperation operation;
    private final RecoveryChoice choice;
    private final Duration patience;
    private final String phase;

    /** @param patience how long the engine may be away */
    protected GatedRecovery(
            Supplier<EngineLease> lease, RecordedOperation operation, RecoveryChoice choice, Duration patience) {
        this.lease = lease;
        this.operation = operation;
        this.choice = choice;
        this.patience = patience;
        this.phase = phaseOf(operation);
    }

    /** Whether the operation had come so far that it can go on. */
    public static boolean canGoOn(RecordedOperation operation) {
        return RESUMABLE.contains(phaseOf(operation));
    }

    /** Whether old containers were being removed already. */
    public static boolean isCommitting(RecordedOperation operation) {
        return phaseOf(operation).equals(COMMIT);
    }

    private static String phaseOf(RecordedOperation operation) {
        return operation.phase().orElse("");
    }

    /** What was interrupted, as in "in the middle of the deployment". */
    protected abstract String what();

    /** Waits until the new containers are up, as the journal says for how long. */
    protected abstract void awaitGate(JournalledEngine journalled, EngineReturn engineReturn) throws Exception;

    /** Removes the old containers, and tells what came of it all. */
    protected abstract OperationResult commit(JournalledEngine journalled) throws Exception;

    /** What takes everything back. */
    protected abstract Rollback rollback(JournalledEngine journalled, EngineReturn engineReturn);

    /** What is brought to its end. */
    protected final RecordedOperation operation() {
        return operation;
    }

    /** How somebody, or nobody, decided that it ends. */
    protected final RecoveryChoice choice() {
        return choice;
    }

    /** The one that the journal names, so that its lock is taken at once; the work waits for it and looks whether it is the one. */
    @Override
    public final Optional<String> engineId() {
        return operation.engineId();
    }

    @Override
    public final OperationResult run(OperationRun run) throws Exception {
        try (EngineLease leased = lease.get()) {
            StackEngine engine = new StackEngine(leased.engine());
            EngineReturn engineReturn =
                    new EngineReturn(engine, run, operation.engineId().orElseThrow(), patience);
            engineReturn.requireTheSame(
                    engineReturn.ask(() -> leased.engine().info().id()));
            RecordedChanges recorded = new RecordedChanges(operation);
            JournalledEngine journalled = new JournalledEngine(engine, run, recorded.undoLog());
            recorded.awaitCallsOnTheWay();
            recorded.tellUnknown(journalled);
            return goesOn() ? goOn(journalled, engineReturn) : takeBack(journalled, engineReturn);
        } catch (EngineGoneException e) {
            throw new OperationFailure(OperationState.RECOVERY_PENDING, e.getMessage(), e);
        }
    }

    /** What was cancelled goes on only where it cannot be taken back, or when somebody wants it after all. */
    private boolean goesOn() {
        boolean wanted = choice == RecoveryChoice.RESUME
                || choice == RecoveryChoice.AUTOMATIC
                        && (operation.cancelledBy().isEmpty() || isCommitting(operation));
        return canGoOn(operation) && wanted;
    }

    private OperationResult goOn(JournalledEngine journalled, EngineReturn engineReturn) throws Exception {
        OperationRun run = journalled.run();
        if (!isCommitting(operation)) {
            try {
                awaitGate(journalled, engineReturn);
            } catch (Exception e) {
                if (run.isSuspended()) {
                    throw new OperationSuspended();
                }
                throw rollback(journalled, engineReturn).after(e, true);
            }
        }
        return run.shielded(() -> commit(journalled));
    }

    private OperationResult takeBack(JournalledEngine journalled, EngineReturn engineReturn) throws Exception {
        String where = phase.isEmpty() ? "" : ", in its phase " + phase;
        boolean applying = !phase.isEmpty() && !phase.equals(IMAGES);
        throw rollback(journalled, engineReturn)
                .after(
                        new ControllerEndedException("Jenkins ended in the middle of the " + what() + where + "."),
                        applying);
    }
}
