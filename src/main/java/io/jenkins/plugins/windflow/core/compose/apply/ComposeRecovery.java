package io.jenkins.plugins.windflow.core.compose.apply;

import io.jenkins.plugins.windflow.core.docker.EngineLease;
import io.jenkins.plugins.windflow.core.operation.OperationWork;
import io.jenkins.plugins.windflow.core.operation.RecordedOperation;
import io.jenkins.plugins.windflow.core.operation.Recovery;
import io.jenkins.plugins.windflow.core.operation.RecoveryChoice;
import io.jenkins.plugins.windflow.core.operation.RecoveryOptions;
import java.util.function.Function;
import java.util.function.Supplier;

/** Brings deployments and downs to their end that were interrupted. */
public final class ComposeRecovery implements Recovery {
    private final Function<String, EngineLease> engines;

    /** @param engines leads from the name of an environment to a client for its engine */
    public ComposeRecovery(Function<String, EngineLease> engines) {
        this.engines = engines;
    }

    @Override
    public RecoveryOptions options(RecordedOperation operation) {
        return switch (operation.kind()) {
            case DEPLOY -> RecoveryOptions.none("Look at the project, then deploy again.");
            case DOWN -> DownRecovery.options(operation);
            case PLAN -> RecoveryOptions.none("A plan changes nothing, so there is nothing to recover.");
        };
    }

    @Override
    public OperationWork work(RecordedOperation operation, RecoveryChoice choice) {
        Supplier<EngineLease> engine = () -> engines.apply(operation.environment());
        OperationWork work =
                switch (operation.kind()) {
                    case DOWN -> DownRecovery.work(engine, operation, choice);
                    case DEPLOY, PLAN ->
                        throw new IllegalStateException("Nothing recovers the operation " + operation.id() + ".");
                };
        return choice == RecoveryChoice.AUTOMATIC ? new PatientWork(work) : work;
    }
}
