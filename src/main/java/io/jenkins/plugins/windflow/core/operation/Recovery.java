package io.jenkins.plugins.windflow.core.operation;

/**
 * Knows how operations that were interrupted are brought to their end. {@link Operations} decides whether that may be done:
 * it asks for operations only that had begun to change something and that nobody has worked after.
 */
public interface Recovery {
    /** Recovers nothing: whatever was interrupted waits for somebody to look. */
    Recovery NONE = new Recovery() {
        @Override
        public RecoveryOptions options(RecordedOperation operation) {
            return RecoveryOptions.none("Look at the project, then deploy again.");
        }

        @Override
        public OperationWork work(RecordedOperation operation, RecoveryChoice choice) {
            throw new IllegalStateException("There is no recovery for the operation " + operation.id() + ".");
        }
    };

    /** Which ways make sense, by the journal alone: asks no engine, because pages ask for it. */
    RecoveryOptions options(RecordedOperation operation);

    /**
     * The work that brings the operation to its end. It runs as a part of the same operation: same id, journal and log, its
     * project locked. Its {@link OperationWork#engineId()} has to lead to the engine that the journal names, else it does
     * not run. It must be idempotent, because it can be interrupted as well.
     *
     * <p>Secrets of the interrupted run are not known any more, so nothing masks them: the work logs and journals no output of
     * containers.
     *
     * <p>It throws {@link OperationFailure} with {@link OperationState#RECOVERY_PENDING} when it cannot do it now; any other
     * exception that is no {@code OperationFailure} counts as that too, as does a cancellation.
     *
     * @param choice one that {@link #options} allows
     */
    OperationWork work(RecordedOperation operation, RecoveryChoice choice);
}
