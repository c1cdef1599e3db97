package io.jenkins.plugins.windflow.core.compose.apply;

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
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Brings a deployment to its end that was interrupted, with nothing but its journal: one whose containers had all been
 * started goes on with its gate and its commit, any other one is taken back.
 */
final class DeployRecovery implements OperationWork {
    private static final Set<String> RESUMABLE = Set.of("gate", "commit");
    private static final String COMMIT = "commit";
    private static final String IMAGES = "images";

    private final Supplier<EngineLease> lease;
    private final RecordedOperation operation;
    private final RecoveryChoice choice;
    private final Duration patience;
    private final String phase;

    /**
     * @param patience how long the engine may be away
     */
    DeployRecovery(Supplier<EngineLease> lease, RecordedOperation operation, RecoveryChoice choice, Duration patience) {
        this.lease = lease;
        this.operation = operation;
        this.choice = choice;
        this.patience = patience;
        this.phase = operation.phase().orElse("");
    }

    /** Which ways there are. */
    static RecoveryOptions options(RecordedOperation operation) {
        String phase = operation.phase().orElse("");
        Optional<String> unreadable = unreadable(operation);
        if (unreadable.isPresent()) {
            return RecoveryOptions.none(unreadable.get());
        }
        Optional<String> notResumable = RESUMABLE.contains(phase)
                ? Optional.empty()
                : Optional.of("It cannot go on, because not all of its containers had been started: roll it back,"
                        + " or deploy again.");
        Optional<String> notReversible = phase.equals(COMMIT)
                ? Optional.of("It cannot be rolled back, because its old containers were being removed already.")
                : Optional.empty();
        return new RecoveryOptions(Optional.empty(), notResumable, notReversible);
    }

    /** Why the journal cannot be gone by. */
    private static Optional<String> unreadable(RecordedOperation operation) {
        try {
            new RecordedChanges(operation).undoLog();
            if (RESUMABLE.contains(operation.phase().orElse(""))) {
                GateNote.read(operation.notes().get(GateNote.NAME));
            }
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of("Its journal cannot be understood (" + e.getMessage()
                    + "): look at the project, then deploy again.");
        }
    }

    /** The one that the journal names, so that the project is locked at once; the work waits for it and looks whether it is the one. */
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
        GateNote rest = GateNote.read(operation.notes().get(GateNote.NAME));
        if (!phase.equals(COMMIT)) {
            run.log("Its containers had all been started. Waiting until everything is up.");
            try {
                await(rest, new Gate(journalled, engineReturn, new Abort(), rest.rules()));
            } catch (Exception e) {
                if (run.isSuspended()) {
                    throw new OperationSuspended();
                }
                throw rollback(journalled, engineReturn).after(e, true);
            }
        }
        return run.shielded(() -> commit(journalled, rest));
    }

    private static void await(GateNote rest, Gate gate) throws Exception {
        rest.watched().forEach((id, service) -> gate.watch(service, id));
        rest.kept().forEach(gate::keep);
        gate.awaitAll();
    }

    private OperationResult commit(JournalledEngine journalled, GateNote rest) throws Exception {
        OperationRun run = journalled.run();
        run.phase(COMMIT);
        DeployResult result =
                new DeployResult(journalled.engine(), run, operation.project(), rest.containers(), begun(rest));
        OperationResult deployed = result.deployed(rest.changes());
        journalled.undo().forget();
        new Commit(journalled).remove(rest.old());
        result.tell(deployed);
        return deployed;
    }

    /** A value of {@link System#nanoTime()}; the time that Jenkins was away counts. */
    private static long begun(GateNote rest) {
        Duration passed = Duration.between(rest.begunAt(), Instant.now());
        return System.nanoTime() - (passed.isNegative() ? 0 : passed.toNanos());
    }

    private OperationResult takeBack(JournalledEngine journalled, EngineReturn engineReturn) throws Exception {
        String where = phase.isEmpty() ? "" : ", in its phase " + phase;
        boolean applying = !phase.isEmpty() && !phase.equals(IMAGES);
        throw rollback(journalled, engineReturn)
                .after(
                        new ControllerEndedException("Jenkins ended in the middle of the deployment" + where + "."),
                        applying);
    }

    /** Somebody who asks for it gets it, whatever the deployment was told. */
    private Rollback rollback(JournalledEngine journalled, EngineReturn engineReturn) {
        boolean wanted = choice == RecoveryChoice.ROLL_BACK
                || DeploymentNote.read(operation.notes().get(DeploymentNote.NAME))
                        .rollback();
        return Rollback.withoutSecrets(Deployment.WHAT, journalled, engineReturn, wanted, operation.cancelledBy());
    }
}
