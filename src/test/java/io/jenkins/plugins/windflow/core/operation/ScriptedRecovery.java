package io.jenkins.plugins.windflow.core.operation;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Recovers as a test says, and remembers what it was asked. */
final class ScriptedRecovery implements Recovery {
    final List<RecordedOperation> recovered = new CopyOnWriteArrayList<>();
    final List<RecoveryChoice> choices = new CopyOnWriteArrayList<>();
    volatile RecoveryOptions options = RecoveryOptions.ALL;
    volatile String engine = StoredJournal.ENGINE;
    private volatile OperationWork work;

    ScriptedRecovery(OperationWork work) {
        this.work = work;
    }

    void does(OperationWork other) {
        work = other;
    }

    @Override
    public RecoveryOptions options(RecordedOperation operation) {
        return options;
    }

    @Override
    public OperationWork work(RecordedOperation operation, RecoveryChoice choice) {
        recovered.add(operation);
        choices.add(choice);
        return new OperationWork() {
            @Override
            public Optional<String> engineId() {
                return Optional.of(engine);
            }

            @Override
            public OperationResult run(OperationRun run) throws Exception {
                return work.run(run);
            }
        };
    }
}
