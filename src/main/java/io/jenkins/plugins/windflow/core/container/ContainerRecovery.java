package io.jenkins.plugins.windflow.core.container;

import io.jenkins.plugins.windflow.core.docker.EngineLease;
import io.jenkins.plugins.windflow.core.operation.OperationWork;
import io.jenkins.plugins.windflow.core.operation.RecordedOperation;
import io.jenkins.plugins.windflow.core.operation.Recovery;
import io.jenkins.plugins.windflow.core.operation.RecoveryChoice;
import io.jenkins.plugins.windflow.core.operation.RecoveryOptions;
import java.time.Duration;
import java.util.function.Function;

/** Brings recreations and creations of containers to their end that were interrupted. */
public final class ContainerRecovery implements Recovery {
    /** When a whole machine starts again, Jenkins may be there before the engine. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    /** Somebody sits before the screen. */
    private static final Duration IMPATIENCE = Duration.ofSeconds(30);

    private final Function<String, EngineLease> engines;

    /** @param engines leads from the name of an environment to a client for its engine */
    public ContainerRecovery(Function<String, EngineLease> engines) {
        this.engines = engines;
    }

    @Override
    public RecoveryOptions options(RecordedOperation operation) {
        return RecreateRecovery.options(operation);
    }

    @Override
    public OperationWork work(RecordedOperation operation, RecoveryChoice choice) {
        Duration patience = choice == RecoveryChoice.AUTOMATIC ? PATIENCE : IMPATIENCE;
        return new RecreateRecovery(() -> engines.apply(operation.environment()), operation, choice, patience);
    }
}
