package io.jenkins.plugins.windflow.core.compose.apply;

import io.jenkins.plugins.windflow.core.compose.build.BuildFiles;
import io.jenkins.plugins.windflow.core.docker.Engines;
import io.jenkins.plugins.windflow.core.operation.Operation;
import io.jenkins.plugins.windflow.core.operation.OperationId;
import io.jenkins.plugins.windflow.core.operation.OperationKind;
import io.jenkins.plugins.windflow.core.operation.OperationRequest;
import io.jenkins.plugins.windflow.core.operation.OperationSettings;
import io.jenkins.plugins.windflow.core.operation.Operations;
import io.jenkins.plugins.windflow.testing.MortalDialer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A controller as far as a sweep needs one: operations of its own and a way of its own to the engine of a stack. */
final class SweptProcess implements AutoCloseable {
    /** What happens at a point. */
    interface Event {
        void happen(JournalLines lines, OperationId operation);
    }

    private final SweepStack stack;
    private final Path directory;
    private final Operations operations;
    private final MortalDialer dialer;
    private final Engines engines = new Engines();
    private final CompletableFuture<Void> shutdown = new CompletableFuture<>();

    SweptProcess(SweepStack stack, Path directory) {
        this.stack = stack;
        this.directory = directory;
        this.operations = Operations.open(directory, OperationSettings.DEFAULT);
        this.dialer = new MortalDialer(stack.stack.engine.dialer());
    }

    Path directory() {
        return directory;
    }

    Operations operations() {
        return operations;
    }

    void loseTheEngine() {
        dialer.die();
    }

    /** Deploys the edition that does not run; something happens on the way. */
    OperationId deploy(JournalLines.Point point, Event event) {
        DeployRequest request = new DeployRequest(
                () -> engines.lease(dialer),
                stack.next(),
                SweepStack.OPTIONS,
                BuildFiles.NONE,
                TestStack.CONTROLLER,
                Duration.ofSeconds(1));
        CompletableFuture<OperationId> id = new CompletableFuture<>();
        CompletableFuture<JournalLines> self = new CompletableFuture<>();
        JournalLines lines =
                new JournalLines(new DeployWork(request), point, () -> event.happen(self.join(), id.join()));
        self.complete(lines);
        String name = stack.stack.engine.name();
        Operation operation = operations.submit(
                new OperationRequest(OperationKind.DEPLOY, name, stack.stack.name, "tester", "a sweep", null, lines));
        id.complete(operation.id());
        return operation.id();
    }

    /** Returns when the operation has ended in this process, and with it all calls to the engine that it had begun. */
    Operation awaitTheEnd(OperationId id) {
        Operation operation = operations.find(id).orElseThrow();
        TestStack.await(operation);
        return operation;
    }

    /** Begins an orderly shutdown. */
    void shutDown() {
        Thread.ofVirtual().start(() -> {
            operations.close();
            shutdown.complete(null);
        });
    }

    void awaitShutdown() {
        shutdown.orTimeout(60, TimeUnit.SECONDS).join();
    }

    @Override
    public void close() {
        operations.close();
        engines.close();
    }
}
