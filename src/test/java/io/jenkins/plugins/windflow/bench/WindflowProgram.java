package io.jenkins.plugins.windflow.bench;

import io.jenkins.plugins.windflow.core.compose.apply.Controller;
import io.jenkins.plugins.windflow.core.compose.apply.DeployOptions;
import io.jenkins.plugins.windflow.core.compose.apply.DeployRequest;
import io.jenkins.plugins.windflow.core.compose.apply.DeployWork;
import io.jenkins.plugins.windflow.core.compose.build.BuildFiles;
import io.jenkins.plugins.windflow.core.operation.Operation;
import io.jenkins.plugins.windflow.core.operation.OperationKind;
import io.jenkins.plugins.windflow.core.operation.OperationRequest;
import io.jenkins.plugins.windflow.core.operation.OperationResult;
import io.jenkins.plugins.windflow.core.operation.OperationRun;
import io.jenkins.plugins.windflow.core.operation.OperationSettings;
import io.jenkins.plugins.windflow.core.operation.OperationWork;
import io.jenkins.plugins.windflow.core.operation.Operations;
import io.jenkins.plugins.windflow.testing.TestEngine;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Our side: deploys as the step {@code windflowDeploy} does it, from the files on the disk to the ended operation. */
final class WindflowProgram implements AutoCloseable {
    private static final Controller CONTROLLER = new Controller(
            "11111111-2222-3333-4444-555555555555", "a key of benchmarks".getBytes(StandardCharsets.UTF_8));
    private static final DeployOptions OPTIONS =
            new DeployOptions(Optional.empty(), Optional.empty(), false, Duration.ofSeconds(120), Duration.ZERO, true);

    private final ProjectFolder project;
    private final TestEngine engine;
    private final Operations operations;
    private final JournalClock journal = new JournalClock();

    /** @param directory for the journals, on a disk */
    WindflowProgram(ProjectFolder project, TestEngine engine, Path directory) {
        this.project = project;
        this.engine = engine;
        this.operations = Operations.open(directory, OperationSettings.DEFAULT);
    }

    /**
     * Deploys.
     *
     * @throws IllegalStateException when it fails, or another number of things changes
     */
    void deploy(int expectedChanges) throws Exception {
        DeployRequest request = new DeployRequest(engine::lease, project.load(), OPTIONS, BuildFiles.NONE, CONTROLLER);
        Work work = new Work(new DeployWork(request));
        Operation operation = journal.during(() -> operations.submit(new OperationRequest(
                OperationKind.DEPLOY,
                engine.name(),
                request.project().name().value(),
                "bench",
                "a benchmark",
                null,
                work)));
        OperationResult result = operation.completion().get();
        journal.add(work.ended, System.nanoTime());
        if (!Integer.valueOf(expectedChanges).equals(result.values().get("changes"))) {
            throw new IllegalStateException("The deployment did not make " + expectedChanges + " changes: "
                    + result.error() + " " + result.values());
        }
    }

    /** For how long the journal was written since the last call, in nanoseconds; see {@link JournalClock}. */
    long takeJournalTime() {
        return journal.take();
    }

    @Override
    public void close() {
        operations.close();
    }

    /** What the operation service does before and after the work is all about its first and last journal lines. */
    private final class Work implements OperationWork {
        private final OperationWork work;
        private long locking;
        private volatile long ended;

        private Work(OperationWork work) {
            this.work = work;
        }

        @Override
        public Optional<String> engineId() throws Exception {
            Optional<String> id = work.engineId();
            locking = System.nanoTime();
            return id;
        }

        @Override
        public OperationResult run(OperationRun run) throws Exception {
            journal.add(locking, System.nanoTime());
            try {
                return work.run(journal.around(run));
            } finally {
                ended = System.nanoTime();
            }
        }
    }
}
