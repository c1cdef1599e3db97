package io.jenkins.plugins.windflow.core.operation;

import io.jenkins.plugins.windflow.core.subject.Subject;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An operation as its journal tells it: all that recovery knows. Secrets are not in it, and neither are files.
 *
 * @param id its name
 * @param kind what was asked
 * @param environment name of the environment
 * @param subject what it is about; empty when the operation did not come that far
 * @param engineId of the engine whose project was locked; recovery works on no other one
 * @param last time of the last entry
 * @param phase that began last
 * @param actions in the order in which they began, those of earlier recoveries included
 * @param notes by name: what {@link OperationRun#note} wrote, the last of each name
 */
public record RecordedOperation(
        OperationId id,
        OperationKind kind,
        String environment,
        Optional<Subject> subject,
        Optional<String> engineId,
        Instant last,
        Optional<String> phase,
        List<RecordedAction> actions,
        Map<String, Map<String, Object>> notes) {
    /** Keeps unmodifiable copies of actions and notes. */
    public RecordedOperation {
        actions = List.copyOf(actions);
        notes = Collections.unmodifiableMap(new LinkedHashMap<>(notes));
    }

    /** Name of the Compose project that it is about; empty when it is about something else. */
    public String project() {
        return subject.filter(about -> about.kind() == Subject.Kind.PROJECT)
                .map(Subject::name)
                .orElse("");
    }

    /** Who had cancelled the operation before it was interrupted: what was asked for is not wanted any more. */
    public Optional<String> cancelledBy() {
        return Optional.ofNullable(notes.get(JournalEntry.CANCELLED)).map(note -> String.valueOf(note.get("who")));
    }
}
