package io.jenkins.plugins.windflow.core.operation;

import java.util.Map;

/**
 * Leads each kind of operation to what recovers it.
 *
 * @param recoveries by kind
 * @param others recovers all other kinds
 */
public record RecoveryByKind(Map<OperationKind, Recovery> recoveries, Recovery others) implements Recovery {
    /** Keeps an unmodifiable copy. */
    public RecoveryByKind {
        recoveries = Map.copyOf(recoveries);
    }

    @Override
    public RecoveryOptions options(RecordedOperation operation) {
        return of(operation).options(operation);
    }

    @Override
    public OperationWork work(RecordedOperation operation, RecoveryChoice choice) {
        return of(operation).work(operation, choice);
    }

    private Recovery of(RecordedOperation operation) {
        return recoveries.getOrDefault(operation.kind(), others);
    }
}
