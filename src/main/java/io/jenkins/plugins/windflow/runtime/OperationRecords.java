package io.jenkins.plugins.windflow.runtime;

import io.jenkins.plugins.windflow.core.audit.AuditLog;
import io.jenkins.plugins.windflow.core.audit.AuditRecord;
import io.jenkins.plugins.windflow.core.audit.AuditRecord.Outcome;
import io.jenkins.plugins.windflow.core.operation.Operation;
import io.jenkins.plugins.windflow.core.operation.OperationId;
import io.jenkins.plugins.windflow.core.operation.OperationKind;
import io.jenkins.plugins.windflow.core.operation.OperationListener;
import io.jenkins.plugins.windflow.core.operation.OperationState;
import io.jenkins.plugins.windflow.core.subject.Subject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Puts on record what builds have done and what goes on by itself after a start, and how all operations ended. What people
 * submit, their requests put on record, with the address that they came from.
 */
final class OperationRecords implements OperationListener {
    private static final int REMEMBERED = 10_000;

    /** What was told last of each operation, so that nothing is told twice; called on one thread only. */
    private final Map<OperationId, OperationState> told = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<OperationId, OperationState> eldest) {
            return size() > REMEMBERED;
        }
    };

    private final AuditLog log;

    OperationRecords(AuditLog log) {
        this.log = log;
    }

    /** Records an operation that goes on after a start without anybody having said so. */
    void recovered(Operation operation) {
        if (operation.kind() != OperationKind.PLAN) {
            told.put(operation.id(), operation.state());
            submitted(operation, "operation.recover", "SYSTEM", "Goes on after the start of Jenkins.");
        }
    }

    @Override
    public void changed(Operation operation) {
        if (operation.kind() == OperationKind.PLAN) {
            return; // changes nothing
        }
        boolean isNew = !told.containsKey(operation.id());
        if (isNew && operation.buildUrl().isPresent() && !operation.isInterrupted()) {
            submitted(operation, action(operation), operation.submittedBy(), operation.cause());
        }
        if (told.put(operation.id(), operation.state()) != operation.state()) {
            outcome(operation.state())
                    .ifPresent(outcome -> log.end(
                            operation.id().value(),
                            operation.finished().orElseGet(Instant::now),
                            outcome,
                            operation.error().orElse("")));
        }
    }

    private void submitted(Operation operation, String action, String who, String detail) {
        log.append(new AuditRecord(
                Instant.now(),
                who,
                "",
                operation.environment(),
                action,
                operation.subject().orElse(Subject.project("")),
                Outcome.SUBMITTED,
                detail,
                operation.id().value()));
    }

    /** What a kind of operation is called in the log, as in the calls of people: {@code stack.deploy}, {@code image.pull}. */
    private static String action(Operation operation) {
        Subject.Kind kind = operation.subject().map(Subject::kind).orElse(Subject.Kind.PROJECT);
        return (kind == Subject.Kind.PROJECT ? "stack" : kind.word()) + "."
                + operation.kind().word();
    }

    /** Empty for a state that is no end. */
    private static Optional<Outcome> outcome(OperationState state) {
        return switch (state) {
            case SUCCEEDED -> Optional.of(Outcome.DONE);
            case FAILED, ROLLED_BACK -> Optional.of(Outcome.FAILED);
            case CANCELLED -> Optional.of(Outcome.CANCELLED);
            case QUEUED, RUNNING, RECOVERING, RECOVERY_PENDING -> Optional.empty();
        };
    }
}
