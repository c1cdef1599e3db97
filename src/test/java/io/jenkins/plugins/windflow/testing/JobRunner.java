package io.jenkins.plugins.windflow.testing;

import io.jenkins.plugins.windflow.core.operation.LogLine;
import io.jenkins.plugins.windflow.core.operation.Operation;
import io.jenkins.plugins.windflow.core.operation.OperationKind;
import io.jenkins.plugins.windflow.core.operation.OperationRequest;
import io.jenkins.plugins.windflow.core.operation.OperationResult;
import io.jenkins.plugins.windflow.core.operation.OperationSettings;
import io.jenkins.plugins.windflow.core.operation.OperationWork;
import io.jenkins.plugins.windflow.core.operation.Operations;
import io.jenkins.plugins.windflow.core.operation.RecordedOperation;
import io.jenkins.plugins.windflow.core.operation.Recovery;
import io.jenkins.plugins.windflow.core.operation.RecoveryChoice;
import io.jenkins.plugins.windflow.core.operation.RecoveryOptions;
import io.jenkins.plugins.windflow.core.subject.Subject;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Runs jobs as real operations. */
public final class JobRunner implements AutoCloseable {
    private final Operations operations;

    /** @param directory for the journals */
    public JobRunner(Path directory) {
        operations = Operations.open(directory, OperationSettings.DEFAULT, new NoRecovery());
    }

    public Operation submit(OperationKind kind, Subject subject, OperationWork work) {
        return operations.submit(new OperationRequest(kind, "test", subject, "somebody", "Test", null, work));
    }

    /** Submits it and waits for its end. */
    public Operation run(OperationKind kind, Subject subject, OperationWork work) {
        Operation operation = submit(kind, subject, work);
        await(operation);
        return operation;
    }

    public void cancel(Operation operation) {
        operations.cancel(operation.id(), "somebody else");
    }

    public static OperationResult await(Operation operation) {
        try {
            return operation.completion().get(60, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException("The " + operation + " does not end:\n" + log(operation), e);
        }
    }

    public static String log(Operation operation) {
        return operation.log(0).stream().map(LogLine::text).collect(Collectors.joining("\n"));
    }

    @Override
    public void close() {
        operations.close();
    }

    /** Jobs journal no actions, so nobody asks for their recovery. */
    private static final class NoRecovery implements Recovery {
        @Override
        public RecoveryOptions options(RecordedOperation operation) {
            throw new IllegalStateException("A job was to be recovered.");
        }

        @Override
        public OperationWork work(RecordedOperation operation, RecoveryChoice choice) {
            throw new IllegalStateException("A job was to be recovered.");
        }
    }
}
