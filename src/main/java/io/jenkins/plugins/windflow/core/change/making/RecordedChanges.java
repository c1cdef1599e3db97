package io.jenkins.plugins.windflow.core.change.making;

import io.jenkins.plugins.windflow.core.change.Change;
import io.jenkins.plugins.windflow.core.change.Changes;
import io.jenkins.plugins.windflow.core.change.Evidence;
import io.jenkins.plugins.windflow.core.operation.RecordedAction;
import io.jenkins.plugins.windflow.core.operation.RecordedOperation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The changes of an operation that was interrupted, read back from its journal. */
public record RecordedChanges(RecordedOperation operation) {
    /** Name of the phase in which changes are taken back. */
    public static final String ROLLBACK = "rollback";

    private static final Duration ON_THE_WAY = Duration.ofSeconds(3);

    /**
     * The changes that were begun, without those of a rollback.
     *
     * @throws IllegalArgumentException with half a sentence when one cannot be understood
     */
    public UndoLog undoLog() {
        UndoLog log = new UndoLog();
        forward().stream().map(RecordedChanges::change).forEach(log::add);
        return log;
    }

    /** An engine still carries out what a process has asked it in its last moment. */
    public void awaitCallsOnTheWay() throws InterruptedException {
        Duration passed = Duration.between(operation.last(), Instant.now());
        boolean begun = operation.actions().stream().anyMatch(RecordedChanges::isOpen);
        if (begun && !passed.isNegative() && passed.compareTo(ON_THE_WAY) < 0) {
            Thread.sleep(ON_THE_WAY.minus(passed));
        }
    }

    /** What had begun and is not known to have ended may have been done; the engine shows. */
    public void tellUnknown(JournalledEngine journalled) {
        for (RecordedAction action : forward()) {
            if (isOpen(action)) {
                Evidence evidence = change(action).evidence(journalled.situation());
                journalled.run().log("When Jenkins ended, this had begun: " + action.text() + "; " + text(evidence));
            }
        }
    }

    private List<RecordedAction> forward() {
        return operation.actions().stream()
                .filter(action -> !action.phase().equals(ROLLBACK))
                .toList();
    }

    private static boolean isOpen(RecordedAction action) {
        return action.state() == RecordedAction.State.BEGUN;
    }

    private static Change change(RecordedAction action) {
        return Changes.read(action.type(), action.name(), action.intent());
    }

    private static String text(Evidence evidence) {
        return switch (evidence) {
            case MADE -> "it was done.";
            case NOT_MADE -> "it was not done.";
            case UNKNOWN -> "whether it was done cannot be seen.";
        };
    }
}
