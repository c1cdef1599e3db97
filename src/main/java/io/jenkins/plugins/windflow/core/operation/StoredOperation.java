package io.jenkins.plugins.windflow.core.operation;

import io.jenkins.plugins.windflow.core.subject.Subject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An operation read from its journal: how it is shown, what recovery knows of it, and how the journal ends. */
final class StoredOperation {
    static final String LOG = "log.txt";

    /** How a journal ends. */
    enum End {
        /** In the middle: the process ended, or the operation was suspended. */
        OPEN,
        /** Somebody has to decide. */
        PENDING,
        /** With a result that nothing changes any more. */
        FINISHED
    }

    private final Path directory;
    private final Map<Long, RecordedAction> actions = new LinkedHashMap<>();
    private final Map<String, Map<String, Object>> notes = new LinkedHashMap<>();
    private Operation operation;
    private Instant last;
    private String phase = "";
    private End end = End.OPEN;
    private boolean masked;
    private RecoveryChoice choice = RecoveryChoice.AUTOMATIC;
    private String chosenBy;
    private int automaticRecoveries;

    private StoredOperation(Path directory) {
        this.directory = directory;
    }

    /**
     * Reads a journal; changes nothing.
     *
     * @return empty when not even its first line was written: nobody ever heard of the operation
     * @throws JournalException when the journal cannot be understood
     */
    static Optional<StoredOperation> read(Path directory) throws IOException {
        List<JournalEntry> entries = Journal.read(directory);
        if (entries.isEmpty()) {
            return Optional.empty();
        }
        StoredOperation stored = new StoredOperation(directory);
        entries.forEach(stored::replay);
        stored.markUnknown();
        return Optional.of(stored);
    }

    Path directory() {
        return directory;
    }

    Operation operation() {
        return operation;
    }

    End end() {
        return end;
    }

    /** Time of the last line. */
    Instant last() {
        return last;
    }

    /** Whether it had begun to change something. */
    boolean touched() {
        return !actions.isEmpty();
    }

    /** Whether something that recovery needs was masked, because it contained a secret's text. */
    boolean isMasked() {
        return masked;
    }

    /** The number that its next action gets. */
    long nextAction() {
        return actions.keySet().stream().mapToLong(Long::longValue).max().orElse(-1) + 1;
    }

    /** What was chosen when it was recovered last, which counts when that recovery was interrupted too. */
    RecoveryChoice choice() {
        return choice;
    }

    /** Who chose; empty when nobody did. */
    Optional<String> chosenBy() {
        return Optional.ofNullable(chosenBy);
    }

    /** How often it was recovered without being asked. */
    int automaticRecoveries() {
        return automaticRecoveries;
    }

    RecordedOperation recorded() {
        return new RecordedOperation(
                operation.id(),
                operation.kind(),
                operation.environment(),
                operation.subject(),
                operation.engineId(),
                last,
                operation.phase(),
                new ArrayList<>(actions.values()),
                notes);
    }

    /** One text: where it was interrupted, what was done, what is not known. */
    String interruption() {
        StringBuilder text = new StringBuilder("Jenkins ended in the middle of the " + operation);
        operation.phase().ifPresent(name -> text.append(", in its phase ").append(name));
        text.append(". Done: ").append(list(RecordedAction.State.DONE));
        text.append(". Begun, but not known to be done: ").append(list(RecordedAction.State.BEGUN));
        return text.append(".").toString();
    }

    private String list(RecordedAction.State state) {
        List<String> texts = actions.values().stream()
                .filter(action -> action.state() == state)
                .map(RecordedAction::text)
                .toList();
        return texts.isEmpty() ? "nothing" : String.join(", ", texts);
    }

    private void replay(JournalEntry entry) {
        if (operation == null && !entry.type().equals("submitted")) {
            throw new JournalException(
                    "The first line of " + directory.resolve(Journal.FILE)
                            + " does not say what was submitted: move the folder away.",
                    null);
        }
        last = entry.time();
        masked |= entry.isMasked();
        switch (entry.type()) {
            case "submitted" -> operation = submitted(entry);
            case "project" -> operation.project(entry.text("project"));
            case "engine" -> engine(entry);
            case "started" -> operation.start(entry.time());
            case "plan" -> operation.plan(PlanJson.read(entry));
            case "phase" -> phase(entry);
            case "note" -> notes.put(entry.text("name"), entry.map("data"));
            case "report" -> operation.report(entry.text("part"), entry.text("name"), entry.map("facts"));
            case "begin" -> begin(entry);
            case "done" -> finishAction(entry, RecordedAction.State.DONE, entry.map("outcome"));
            case "failed" -> finishAction(entry, RecordedAction.State.FAILED, Map.of());
            case "suspended" -> end = End.OPEN;
            case "recovering" -> recovering(entry);
            case "pending" -> pending(entry);
            case "finished" -> finished(entry);
            default ->
                throw new JournalException(
                        "Line " + (entry.seq() + 1) + " of " + directory.resolve(Journal.FILE)
                                + " has the unknown type '" + entry.type()
                                + "': update the plugin, or move the folder away.",
                        null);
        }
    }

    private Operation submitted(JournalEntry entry) {
        return new Operation(
                new OperationId(entry.text("id")),
                OperationKind.valueOf(entry.text("kind")),
                entry.text("environment"),
                subject(entry),
                entry.text("submittedBy"),
                entry.text("cause"),
                entry.text("buildUrl"),
                entry.time(),
                OperationLog.stored(directory.resolve(LOG)));
    }

    private static Subject subject(JournalEntry entry) {
        if (entry.text("subject") != null) {
            return Subject.ofKey(entry.text("subject"));
        }
        return entry.text("project") == null ? null : Subject.project(entry.text("project"));
    }

    private void engine(JournalEntry entry) {
        operation.engineId(entry.text("engineId"));
        operation.lock(entry.text("lock"));
    }

    private void phase(JournalEntry entry) {
        phase = entry.text("name");
        operation.phase(phase, entry.time());
    }

    private void begin(JournalEntry entry) {
        long number = entry.number("action");
        RecordedAction action = new RecordedAction(
                number,
                phase,
                entry.text("type"),
                entry.text("name"),
                entry.map("intent"),
                RecordedAction.State.BEGUN,
                Map.of());
        actions.put(number, action);
        operation.progress(number, ActionProgress.begun(action.type(), action.name(), phase, entry.time()));
    }

    private void finishAction(JournalEntry entry, RecordedAction.State state, Map<String, Object> outcome) {
        long number = entry.number("action");
        actions.computeIfPresent(number, (key, begun) -> begun.ended(state, outcome));
        Instant time = entry.time();
        operation
                .progressOf(number)
                .map(begun ->
                        state == RecordedAction.State.DONE ? begun.done(time) : begun.failed(time, entry.text("error")))
                .ifPresent(ended -> operation.progress(number, ended));
    }

    private void recovering(JournalEntry entry) {
        choice = RecoveryChoice.valueOf(entry.text("choice"));
        chosenBy = entry.text("who");
        automaticRecoveries += choice == RecoveryChoice.AUTOMATIC ? 1 : 0;
        end = End.OPEN;
        operation.recover();
    }

    private void pending(JournalEntry entry) {
        end = End.PENDING;
        operation.finish(OperationResult.failed(OperationState.RECOVERY_PENDING, entry.text("error")), entry.time());
    }

    /** Version 1 ended what has to be decided like everything else. */
    private void finished(JournalEntry entry) {
        OperationState state = OperationState.valueOf(entry.text("state"));
        end = state == OperationState.RECOVERY_PENDING ? End.PENDING : End.FINISHED;
        operation.finish(new OperationResult(state, entry.text("error"), entry.map("result")), entry.time());
    }

    /** Nobody is at work any more on what had only begun. */
    private void markUnknown() {
        if (end != End.FINISHED) {
            operation.markUnknown();
        }
    }
}
