package io.jenkins.plugins.windflow.core.container;

import io.jenkins.plugins.windflow.core.change.making.ControllerEndedException;
import io.jenkins.plugins.windflow.core.change.making.EngineGoneException;
import io.jenkins.plugins.windflow.core.change.making.EngineReturn;
import io.jenkins.plugins.windflow.core.change.making.JournalledEngine;
import io.jenkins.plugins.windflow.core.change.making.RecordedChanges;
import io.jenkins.plugins.windflow.core.change.making.Rollback;
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
import io.jenkins.plugins.windflow.core.operation.RecoveryOptions;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Brings a recreation to its end that was interrupted, with nothing but its journal: one whose new containers had all been
 * started goes on with its gate and its commit, any other one is taken back.
 */
final class RecreateRecovery implements OperationWork {
    private static final Set<String> RESUMABLE = Set.of("gate", "commit");
    private static final String COMMIT = "commit";

    private final Supplier<EngineLease> lease;
    private final RecordedOperation operation;
    private final RecoveryChoice choice;
    private final Duration patience;
    private final String phase;

    /** @param patience how long the engine may be away */
    RecreateRecovery(
            Supplier<EngineLease> lease, RecordedOperation operation, RecoveryChoice choice, Duration patience) {
        this.lease = lease;
        this.operation = operation;
        this.choice = choice;
        this.patience = patience;
        this.phase = operation.phase().orElse("");
    }

    /** Which ways there are. */
    static RecoveryOptions options(RecordedOperation operation) {
        String phase = operation.phase().orElse("");
        try {
            new RecordedChanges(operation).undoLog();
            if (RESUMABLE.contains(phase)) {
                RecreateNote.read(operation.notes().get(RecreateNote.NAME));
            }
        } catch (IllegalArgumentException e) {
            return RecoveryOptions.none("Its journal cannot be understood (" + e.getMessage()
                    + "): look at the container, then edit it again.");
        }
        Optional<String> notResumable = RESUMABLE.contains(phase)
                ? Optional.empty()
                : Optional.of("It cannot go on, because its new container had not been started: roll it back.");
        Optional<String> notReversible = phase.equals(COMMIT)
                ? Optional.of("It cannot be rolled back, because the old container was being removed already.")
                : Optional.empty();
        return new RecoveryOptions(Optional.empty(), notResumable, notReversible);
    }

    @Override
    public Optional<String> engineId() {
        return operation.engineId();
    }

    @Override
    public OperationResult run(OperationRun run) throws Exception {
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
                        && (operation.cancelledBy().isEmpty() || phase.equals(COMMIT));
        return RESUMABLE.contains(phase) && wanted;
    }

    private OperationResult goOn(JournalledEngine journalled, EngineReturn engineReturn) throws Exception {
        OperationRun run = journalled.run();
        RecreateNote rest = RecreateNote.read(operation.notes().get(RecreateNote.NAME));
        if (!phase.equals(COMMIT)) {
            run.log("The new container had been started. Waiting until it is up.");
            try {
                new StartGate(
                                journalled,
                                engineReturn,
                                Duration.ofMillis(rest.timeout()),
                                Duration.ofMillis(rest.minUptime()))
                        .await(rest.watched());
            } catch (Exception e) {
                if (run.isSuspended()) {
                    throw new OperationSuspended();
                }
                throw rollback(journalled, engineReturn).after(e, true);
            }
        }
        return run.shielded(() -> Recreation.commit(journalled, rest));
    }

    private OperationResult takeBack(JournalledEngine journalled, EngineReturn engineReturn) throws Exception {
        boolean applying = !phase.isEmpty() && !phase.equals("images");
        throw rollback(journalled, engineReturn)
                .after(
                        new ControllerEndedException("Jenkins ended in the middle of the recreation"
                                + (phase.isEmpty() ? "." : ", in its phase " + phase + ".")),
                        applying);
    }

    private Rollback rollback(JournalledEngine journalled, EngineReturn engineReturn) {
        return Rollback.withoutSecrets(RecreateWork.WHAT, journalled, engineReturn, true, operation.cancelledBy());
    }
}
