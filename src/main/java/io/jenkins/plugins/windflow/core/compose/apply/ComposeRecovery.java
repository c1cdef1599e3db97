package io.jenkins.plugins.windflow.core.compose.apply;

import io.jenkins.plugins.windflow.core.docker.EngineLease;
import io.jenkins.plugins.windflow.core.operation.OperationWork;
import io.jenkins.plugins.windflow.core.operation.RecordedOperation;
import io.jenkins.plugins.windflow.core.operation.Recovery;
import io.jenkins.plugins.windflow.core.operation.RecoveryChoice;
import io.jenkins.plugins.windflow.core.operation.RecoveryOptions;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;

/** Brings deployments and downs to their end that were interrupted. */
public final class ComposeRecovery implements Recovery {
    /** When a whole machine starts again, Jenkins may be there before the engine. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    /** Somebody sits before the screen. */
    private static final Duration IMPATIENCE = Duration.ofSeconds(30);

    private final Function<String, EngineLease> engines;
    private final Function<RecoveryChoice, Duration> patience;

    /** @param engines leads from the name of an environment to a client for its engine */
    public ComposeRecovery(Function<String, EngineLease> engines) {
        this(engines, choice -> choice == RecoveryChoice.AUTOMATIC ? PATIENCE : IMPATIENCE);
    }

    /** @param patience how long the engine may be away */
    ComposeRecovery(Function<String, EngineLease> engines, Duration patience) {
        this(engines, choice -> patience);
    }

    private ComposeRecovery(Function<String, EngineLease> engines, Function<RecoveryChoice, Duration> patience) {
        this.engines = engines;
        this.patience = patience;
    }

    @Override
    public RecoveryOptions options(RecordedOperation operation) {
        return switch (operation.kind()) {
            case DEPLOY -> DeployRecovery.options(operation);
            case DOWN -> DownRecovery.options(operation);
            case PLAN -> RecoveryOptions.none("A plan changes nothing, so there is nothing to recover.");
            default ->
                RecoveryOptions.none("What it had done stays done: look at what it was about, then ask for it again.");
        };
    }

    @Override
    public OperationWork work(RecordedOperation operation, RecoveryChoice choice) {
        Supplier<EngineLease> engine = () -> engines.apply(operation.environment());
        return switch (operation.kind()) {
            case DEPLOY -> new DeployRecovery(engine, operation, choice, patience.apply(choice));
            case DOWN -> DownRecovery.work(engine, operation, choice, patience.apply(choice));
            default -> throw new IllegalStateException("Nothing recovers the " + operation.id() + ".");
        };
    }
}
