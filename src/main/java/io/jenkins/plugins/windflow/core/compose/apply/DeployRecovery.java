package io.jenkins.plugins.windflow.core.compose.apply;

import io.jenkins.plugins.windflow.core.change.making.EngineReturn;
import io.jenkins.plugins.windflow.core.change.making.GatedRecovery;
import io.jenkins.plugins.windflow.core.change.making.JournalledEngine;
import io.jenkins.plugins.windflow.core.change.making.RecordedChanges;
import io.jenkins.plugins.windflow.core.change.making.Rollback;
import io.jenkins.plugins.windflow.core.docker.EngineLease;
import io.jenkins.plugins.windflow.core.operation.OperationResult;
import io.jenkins.plugins.windflow.core.operation.OperationRun;
import io.jenkins.plugins.windflow.core.operation.RecordedOperation;
import io.jenkins.plugins.windflow.core.operation.RecoveryChoice;
import io.jenkins.plugins.windflow.core.operation.RecoveryOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** Brings a deployment to its end that was interrupted. */
final class DeployRecovery extends GatedRecovery {
    /** @param patience how long the engine may be away */
    DeployRecovery(Supplier<EngineLease> lease, RecordedOperation operation, RecoveryChoice choice, Duration patience) {
        super(lease, operation, choice, patience);
    }

    /** Which ways there are. */
    static RecoveryOptions options(RecordedOperation operation) {
        Optional<String> unreadable = unreadable(operation);
        if (unreadable.isPresent()) {
            return RecoveryOptions.none(unreadable.get());
        }
        Optional<String> notResumable = canGoOn(operation)
                ? Optional.empty()
                : Optional.of("It cannot go on, because not all of its containers had been started: roll it back,"
                        + " or deploy again.");
        Optional<String> notReversible = isCommitting(operation)
                ? Optional.of("It cannot be rolled back, because its old containers were being removed already.")
                : Optional.empty();
        return new RecoveryOptions(Optional.empty(), notResumable, notReversible);
    }

    /** Why the journal cannot be gone by. */
    private static Optional<String> unreadable(RecordedOperation operation) {
        try {
            new RecordedChanges(operation).undoLog();
            if (canGoOn(operation)) {
                GateNote.read(operation.notes().get(GateNote.NAME));
            }
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of("Its journal cannot be understood (" + e.getMessage()
                    + "): look at the project, then deploy again.");
        }
    }

    @Override
    protected String what() {
        return "deployment";
    }

    @Override
    protected void awaitGate(JournalledEngine journalled, EngineReturn engineReturn) throws Exception {
        journalled.run().log("Its containers had all been started. Waiting until everything is up.");
        GateNote rest = note();
        Gate gate = new Gate(journalled, engineReturn, new Abort(), rest.rules());
        rest.watched().forEach((id, service) -> gate.watch(service, id));
        rest.kept().forEach(gate::keep);
        gate.awaitAll();
    }

    @Override
    protected OperationResult commit(JournalledEngine journalled) throws Exception {
        GateNote rest = note();
        OperationRun run = journalled.run();
        run.phase(COMMIT);
        DeployResult result =
                new DeployResult(journalled.engine(), run, operation().project(), rest.containers(), begun(rest));
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

    /** Somebody who asks for it gets it, whatever the deployment was told. */
    @Override
    protected Rollback rollback(JournalledEngine journalled, EngineReturn engineReturn) {
        boolean wanted = choice() == RecoveryChoice.ROLL_BACK
                || DeploymentNote.read(operation().notes().get(DeploymentNote.NAME))
                        .rollback();
        return Rollback.withoutSecrets(
                Deployment.WHAT, journalled, engineReturn, wanted, operation().cancelledBy());
    }

    private GateNote note() {
        return GateNote.read(operation().notes().get(GateNote.NAME));
    }
}
