package io.jenkins.plugins.windflow.core.compose.apply;

import io.jenkins.plugins.windflow.core.docker.error.EngineException;
import io.jenkins.plugins.windflow.core.operation.OperationResult;
import io.jenkins.plugins.windflow.core.operation.OperationRun;
import io.jenkins.plugins.windflow.core.operation.OperationWork;
import java.time.Duration;
import java.util.Optional;

/** Gives the engine the time to come up too: when a whole machine starts again, Jenkins may be there first. */
final class PatientWork implements OperationWork {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final OperationWork work;

    PatientWork(OperationWork work) {
        this.work = work;
    }

    @Override
    public Optional<String> engineId() throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return work.engineId();
            } catch (EngineException e) {
                boolean maybeSoon =
                        e.kind() == EngineException.Kind.UNREACHABLE || e.kind() == EngineException.Kind.TIMEOUT;
                if (!maybeSoon || System.nanoTime() > deadline) {
                    throw e;
                }
            }
            Thread.sleep(PAUSE);
        }
    }

    @Override
    public OperationResult run(OperationRun run) throws Exception {
        return work.run(run);
    }
}
