package io.jenkins.plugins.windflow.core.operation;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * The work of a recovery, kept to its rules when it comes to its turn: on the engine that the journal names and no other,
 * and only as long as nobody has worked on the project since.
 */
final class GuardedWork implements OperationWork {
    private final Operation operation;
    private final OperationWork work;
    private final Supplier<Optional<String>> obstacle;

    /** @param obstacle asked when the project is locked: why the work may not be done, if so */
    GuardedWork(Operation operation, OperationWork work, Supplier<Optional<String>> obstacle) {
        this.operation = operation;
        this.work = work;
        this.obstacle = obstacle;
    }

    @Override
    public Optional<String> engineId() throws Exception {
        String recorded = operation.engineId().orElseThrow();
        Optional<String> found = work.engineId();
        if (!found.equals(Optional.of(recorded))) {
            throw pending("The environment " + operation.environment() + " leads to the engine "
                    + found.orElse("without an ID") + ", but the operation worked on the engine " + recorded
                    + ": nothing is touched.");
        }
        return found;
    }

    @Override
    public OperationResult run(OperationRun run) throws Exception {
        Optional<String> refusal = obstacle.get();
        if (refusal.isPresent()) {
            throw pending(refusal.get());
        }
        return work.run(run);
    }

    private static OperationFailure pending(String sentence) {
        return new OperationFailure(OperationState.RECOVERY_PENDING, sentence, null);
    }
}
