package io.jenkins.plugins.windflow.core.operation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes journals as earlier runs left them. */
final class StoredJournal {
    static final String ENGINE = "engine-1";

    private final Path folder;
    private final OperationId id;
    private final Instant time;

    private StoredJournal(Path folder, OperationId id, Instant time) throws IOException {
        this.folder = folder;
        this.id = id;
        this.time = time;
        Journal.create(folder).close();
    }

    /** The journal of a deploy of the project shop that was submitted then and did nothing else. */
    static StoredJournal of(Path directory, Instant time) throws IOException {
        OperationId id = OperationId.create(time);
        StoredJournal journal = new StoredJournal(Files.createDirectories(directory.resolve(id.value())), id, time);
        Map<String, Object> submitted = new LinkedHashMap<>();
        submitted.put("id", id.value());
        submitted.put("kind", "DEPLOY");
        submitted.put("environment", "prod");
        submitted.put("project", "shop");
        submitted.put("submittedBy", "alice");
        submitted.put("cause", "a test");
        return journal.add("submitted", submitted);
    }

    /** The same, locked on {@link #ENGINE} and in the middle of its second action. */
    static StoredJournal halfway(Path directory, Instant time) throws IOException {
        return of(directory, time)
                .add("engine", Map.of("engineId", ENGINE))
                .add("started", Map.of())
                .add("phase", Map.of("name", "apply"))
                .begin(0, "container.rename", "shop-web-1")
                .add("done", Map.of("action", 0, "outcome", Map.of("id", "abc")))
                .begin(1, "container.create", "shop-web-1");
    }

    StoredJournal add(String type, Map<String, ?> data) throws IOException {
        try (Journal journal = Journal.reopen(folder)) {
            journal.append(time, type, data);
        }
        return this;
    }

    StoredJournal begin(long number, String type, String name) throws IOException {
        return add("begin", Map.of("action", number, "type", type, "name", name, "intent", Map.of("from", "x")));
    }

    StoredJournal log(String text) throws IOException {
        Files.writeString(folder.resolve(StoredOperation.LOG), text);
        return this;
    }

    OperationId id() {
        return id;
    }

    Path folder() {
        return folder;
    }

    List<String> types() throws IOException {
        return Journal.read(folder).stream().map(JournalEntry::type).toList();
    }
}
