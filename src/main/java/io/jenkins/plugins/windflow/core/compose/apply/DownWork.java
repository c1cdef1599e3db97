package io.jenkins.plugins.windflow.core.compose.apply;

import io.jenkins.plugins.windflow.core.compose.engine.StackEngine;
import io.jenkins.plugins.windflow.core.docker.EngineLease;
import io.jenkins.plugins.windflow.core.operation.OperationResult;
import io.jenkins.plugins.windflow.core.operation.OperationRun;
import io.jenkins.plugins.windflow.core.operation.OperationWork;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Stops and removes a project, by its labels alone: no file is needed. Containers go first, dependent ones before those
 * they depend on, then the networks, and the named volumes when that is asked for. Nothing is taken back; a cancellation
 * stops between two containers, and the next down goes on. What is interrupted otherwise is brought to its end by
 * {@link ComposeRecovery}.
 */
public final class DownWork implements OperationWork {
    private final Supplier<EngineLease> lease;
    private final String project;
    private final boolean volumes;
    private final boolean removeOrphans;

    /**
     * @param volumes whether the project's named volumes, and the anonymous ones of its containers, are removed too
     * @param removeOrphans whether the containers of {@code docker compose run} are removed too
     */
    public DownWork(Supplier<EngineLease> lease, String project, boolean volumes, boolean removeOrphans) {
        this.lease = lease;
        this.project = project;
        this.volumes = volumes;
        this.removeOrphans = removeOrphans;
    }

    @Override
    public Optional<String> engineId() {
        try (EngineLease engine = lease.get()) {
            return Optional.of(engine.engine().info().id());
        }
    }

    @Override
    public OperationResult run(OperationRun run) throws Exception {
        try (EngineLease connected = lease.get()) {
            StackEngine engine = new StackEngine(connected.engine());
            run.phase("down");
            DownScope scope = DownScope.of(engine, project, volumes, removeOrphans);
            run.note(DownScope.NOTE, scope.note());
            return new Down(engine, run, project, scope).run();
        }
    }
}
