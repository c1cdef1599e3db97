package io.jenkins.plugins.windflow.core.operation;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads an operation of an earlier run from its journal. */
final class StoredOperation {
    static final String LOG = "log.txt";

    private final Path directory;
    private final Map<Long, String> open = new LinkedHashMap<>();
    private final Map<Long, String> done = new LinkedHashMap<>();
    private Operation operation;
    private Instant last;

    private StoredOperation(Path directory) {
        this.directory = directory;
    }

    /**
     * The operation with the result that it had. One that had not ended is ended now: in its journal too, so that it is
     * told in the same words from now on.
     *
     * @return null when not even its first line was written: nobody ever heard of it
     * @throws JournalException when the journal cannot be understood
     */
    static Operation read(Path directory, Clock clock) throws IOException {
        return new StoredOperation(directory).readJournal(clock);
    }

    private Operation readJournal(Clock clock) throws IOException {
        List<JournalEntry> entries = Journal.read(directory);
        if (entries.isEmpty()) {
            return null;
        }
        entries.forEach(this::replay);
        if (!operation.state().isFinal()) {
            end(clock);
        }
        operation.complete();
        return operation;
    }

    private void replay(JournalEntry entry) {
        if (operation == null && !entry.type().equals("submitted")) {
            throw new JournalException(
                    "The first line of " + directory.resolve(Journal.FILE)
                            + " does not say what was submitted: move the folder away.",
                    null);
        }
        last = entry.time();
        switch (entry.type()) {
            case "submitted" -> operation = submitted(entry);
            case "project" -> operation.project(entry.text("project"));
            case "engine" -> operation.engineId(entry.text("engineId"));
            case "started" -> operation.start(entry.time());
            case "plan" -> operation.plan(PlanJson.read(entry));
            case "phase" -> operation.phase(entry.text("name"));
            case "begin" -> begin(entry);
            case "done" -> finishAction(entry, "done");
            case "failed" -> finishAction(entry, "failed");
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
                entry.text("project"),
                entry.text("submittedBy"),
                entry.text("cause"),
                entry.text("buildUrl"),
                entry.time(),
                OperationLog.stored(directory.resolve(LOG)));
    }

    private void begin(JournalEntry entry) {
        String text = ActionText.of(entry.text("type"), entry.text("name"));
        open.put(entry.number("action"), text);
        operation.progress(entry.number("action"), new ActionProgress(text, "running", entry.time(), null));
    }

    private void finishAction(JournalEntry entry, String state) {
        long action = entry.number("action");
        String text = open.remove(action);
        if (state.equals("done")) {
            done.put(action, text);
        }
        operation
                .progressOf(action)
                .ifPresent(begun -> operation.progress(
                        action, new ActionProgress(begun.action(), state, begun.started(), entry.time())));
    }

    private void finished(JournalEntry entry) {
        Map<String, Object> values = new LinkedHashMap<>();
        if (entry.data().get("result") instanceof Map<?, ?> result) {
            result.forEach((key, value) -> values.put(String.valueOf(key), value));
        }
        OperationState state = OperationState.valueOf(entry.text("state"));
        operation.finish(new OperationResult(state, entry.text("error"), values), entry.time());
    }

    private void end(Clock clock) throws IOException {
        boolean touched = !open.isEmpty() || !done.isEmpty();
        OperationResult result = touched
                ? OperationResult.failed(OperationState.RECOVERY_PENDING, whatWasDone())
                : OperationResult.failed(
                        OperationState.CANCELLED,
                        "Jenkins ended before the operation changed anything; submit it again.");
        Instant time = Timestamps.now(clock);
        operation.finish(result, last);
        try (Journal journal = Journal.reopen(directory)) {
            Map<String, Object> data = new LinkedHashMap<>();
            data.put("state", result.state().name());
            data.put("error", result.error());
            data.put("result", Map.of());
            journal.append(time, "finished", data);
        }
    }

    private String whatWasDone() {
        StringBuilder text = new StringBuilder("Jenkins ended in the middle of the " + operation);
        operation.phase().ifPresent(phase -> text.append(", in its phase ").append(phase));
        text.append(". Done: ").append(done.isEmpty() ? "nothing" : String.join(", ", done.values()));
        text.append(". Begun, but not known to be done: ")
                .append(open.isEmpty() ? "nothing" : String.join(", ", open.values()));
        return text.append(". Look at the project, then deploy again.").toString();
    }
}
