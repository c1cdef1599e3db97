package io.jenkins.plugins.windflow.core.job;

import io.jenkins.plugins.windflow.core.docker.Engine;
import io.jenkins.plugins.windflow.core.docker.EngineLease;
import io.jenkins.plugins.windflow.core.operation.OperationResult;
import io.jenkins.plugins.windflow.core.operation.OperationRun;
import io.jenkins.plugins.windflow.core.operation.OperationWork;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Work on one engine that an operation does: it has the operation's log, progress and cancellation, and what it works on is
 * locked meanwhile. It journals no actions, because there is nothing to take back: an engine keeps either the whole of what
 * a pull, a build or a load makes, or nothing.
 */
public abstract class EngineJob implements OperationWork {
    private final Supplier<EngineLease> engines;

    /** @param engines leases a client of the engine, which connects when it is used */
    protected EngineJob(Supplier<EngineLease> engines) {
        this.engines = engines;
    }

    @Override
    public final Optional<String> engineId() {
        try (EngineLease lease = engines.get()) {
            return Optional.of(lease.engine().info().id());
        }
    }

    @Override
    public final OperationResult run(OperationRun run) throws Exception {
        try (EngineLease lease = engines.get()) {
            return run(run, lease.engine());
        }
    }

    /**
     * Does the work; an interruption ends it.
     *
     * @throws Exception with one sentence for the user
     */
    protected abstract OperationResult run(OperationRun run, Engine engine) throws Exception;
}
