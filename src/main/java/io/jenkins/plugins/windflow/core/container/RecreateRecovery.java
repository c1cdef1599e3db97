package io.jenkins.plugins.windflow.core.container;

import io.jenkins.plugins.windflow.core.change.making.EngineReturn;
import io.jenkins.plugins.windflow.core.change.making.GatedRecovery;
import io.jenkins.plugins.windflow.core.change.making.JournalledEngine;
import io.jenkins.plugins.windflow.core.change.making.RecordedChanges;
import io.jenkins.plugins.windflow.core.change.making.Rollback;
import io.jenkins.plugins.windflow.core.docker.EngineLease;
import io.jenkins.plugins.windflow.core.operation.OperationResult;
import io.jenkins.plugins.windflow.core.operation.RecordedOperation;
import io.jenkins.plugins.windflow.core.operation.RecoveryChoice;
import io.jenkins.plugins.windflow.core.operation.RecoveryOptions;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Brings the creation or recreation of a container to its end that was interrupted. */
final class RecreateRecovery extends GatedRecovery {
    /** @param patience how long the engine may be away */
    RecreateRecovery(
            Supplier<EngineLease> lease, RecordedOperation operation, RecoveryChoice choice, Duration patience) {
        super(lease, operation, choice, patience);
    }

    /** Which ways there are. */
    static RecoveryOptions options(RecordedOperation operation) {
        try {
            new RecordedChanges(operation).undoLog();
            if (canGoOn(operation)) {
                RecreateNote.read(operation.notes().get(RecreateNote.NAME));
            }
        } catch (IllegalArgumentException e) {
            return RecoveryOptions.none("Its journal cannot be understood (" + e.getMessage()
                    + "): look at the container, then edit it again.");
        }
        Optional<String> notResumable = canGoOn(operation)
                ? Optional.empty()
                : Optional.of("It cannot go on, because its new container had not been started: roll it back.");
        Optional<String> notReversible = isCommitting(operation)
                ? Optional.of("It cannot be rolled back, because the old container was being removed already.")
                : Optional.empty();
        return new RecoveryOptions(Optional.empty(), notResumable, notReversible);
    }

    @Override
    protected String what() {
        return "recreation";
    }

    @Override
    protected void awaitGate(JournalledEngine journalled, EngineReturn engineReturn) throws Exception {
        journalled.run().log("The new container had been started. Waiting until it is up.");
        RecreateNote rest = note();
        new StartGate(journalled, engineReturn, Duration.ofMillis(rest.timeout()), Duration.ofMillis(rest.minUptime()))
                .await(rest.watched());
    }

    @Override
    protected OperationResult commit(JournalledEngine journalled) throws Exception {
        return Recreation.commit(journalled, note());
    }

    @Override
    protected Rollback rollback(JournalledEngine journalled, EngineReturn engineReturn) {
        return Rollback.withoutSecrets(
                RecreateWork.WHAT, journalled, engineReturn, true, operation().cancelledBy());
    }

    private RecreateNote note() {
        return RecreateNote.read(operation().notes().get(RecreateNote.NAME));
    }
}
