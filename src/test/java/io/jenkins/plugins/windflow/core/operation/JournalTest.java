package io.jenkins.plugins.windflow.core.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jenkins.plugins.windflow.core.subject.Subject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is on disk, and what becomes of it when a process ends at any point. */
class JournalTest {
    private static final Instant TIME = Instant.parse("2026-11-24T06:00:00.123Z");
    private static final OperationId ID = OperationId.create(TIME);

    @TempDir
    Path directory;

    private Path folder() throws IOException {
        return Files.createDirectories(directory.resolve(ID.value()));
    }

    /** A journal of a deploy, as far as these entries say. */
    @SafeVarargs
    private Path write(Map.Entry<String, Map<String, Object>>... entries) throws IOException {
        Path folder = folder();
        try (Journal journal = Journal.create(folder)) {
            journal.append(
                    TIME,
                    "submitted",
                    Map.of(
                            "id",
                            ID.value(),
                            "kind",
                            "DEPLOY",
                            "environment",
                            "prod",
                            "project",
                            "shop",
                            "submittedBy",
                            "alice",
                            "cause",
                            "a test"));
            for (Map.Entry<String, Map<String, Object>> entry : entries) {
                journal.append(TIME, entry.getKey(), entry.getValue());
            }
        }
        return folder.resolve(Journal.FILE);
    }

    private Path writeHalfADeploy() throws IOException {
        return write(
                Map.entry("engine", Map.of("engineId", "e1")),
                Map.entry("started", Map.of()),
                Map.entry("phase", Map.of("name", "apply")),
                Map.entry(
                        "begin",
                        Map.of("action", 0, "type", "container.rename", "name", "shop-web-1", "intent", Map.of())),
                Map.entry("done", Map.of("action", 0, "outcome", Map.of())),
                Map.entry(
                        "begin",
                        Map.of("action", 1, "type", "container.create", "name", "shop-web-1", "intent", Map.of())));
    }

    private Operation reopen() {
        try (Operations operations = Operations.open(
                directory, OperationSettings.DEFAULT, Recovery.NONE, Clock.fixed(TIME, ZoneOffset.UTC))) {
            return operations.recent(OperationFilter.newest(1)).stream()
                    .findFirst()
                    .orElse(null);
        }
    }

    @Test
    void whatAnInterruptedOperationHadDoneIsSaid() throws IOException {
        writeHalfADeploy();

        Operation operation = reopen();

        assertThat(operation.state()).isEqualTo(OperationState.RECOVERY_PENDING);
        assertThat(operation.completion()).isCompleted();
        assertThat(operation.error().orElseThrow())
                .contains("phase apply")
                .contains("Done: rename container shop-web-1")
                .contains("not known to be done: create container shop-web-1");
        assertThat(operation.engineId()).contains("e1");
        Operation again = reopen();
        assertThat(again.error()).isEqualTo(operation.error());
        assertThat(again.state()).isEqualTo(OperationState.RECOVERY_PENDING);
    }

    @Test
    void whatHadChangedNothingIsCancelled() throws IOException {
        write(Map.entry("engine", Map.of("engineId", "e1")), Map.entry("started", Map.of()));
        Operation operation = reopen();
        assertThat(operation.state()).isEqualTo(OperationState.CANCELLED);
        assertThat(operation.error().orElseThrow()).contains("before the operation changed anything");
    }

    @Test
    void aCrashAtAnyByteIsReadBackWithoutTheTornLine() throws IOException {
        Path journal = writeHalfADeploy();
        byte[] whole = Files.readAllBytes(journal);
        int lines = 0;
        for (int length = 0; length <= whole.length; length += length % 7 == 0 ? 3 : 5) {
            Files.write(journal, Arrays.copyOf(whole, length));
            int complete = (int) new String(whole, 0, length, StandardCharsets.UTF_8)
                    .chars()
                    .filter(c -> c == '\n')
                    .count();
            Operation operation = reopen();
            if (complete == 0) {
                assertThat(operation).isNull();
            } else {
                assertThat(operation.state())
                        .isEqualTo(complete > 4 ? OperationState.RECOVERY_PENDING : OperationState.CANCELLED);
                List<JournalEntry> entries = Journal.read(journal.getParent());
                assertThat(entries).hasSize(complete + 1);
                assertThat(entries.getLast().type()).isEqualTo(complete > 4 ? "pending" : "finished");
            }
            lines = complete;
        }
        assertThat(lines).isGreaterThan(4);
    }

    @Test
    void aNewerVersionIsRefusedClearlyAndLeftAlone() throws IOException {
        Path journal = write();
        Files.writeString(journal, Files.readString(journal).replace("{\"v\":2,", "{\"v\":3,"));
        String before = Files.readString(journal);
        try (Operations operations = Operations.open(directory, OperationSettings.DEFAULT)) {
            assertThat(operations.recent(OperationFilter.newest(10))).isEmpty();
            assertThat(operations.unreadable())
                    .singleElement()
                    .asString()
                    .contains(journal.toString())
                    .contains("version 3")
                    .contains("reads the versions 1 to 2")
                    .contains("update the plugin");
        }
        assertThat(Files.readString(journal)).isEqualTo(before);
    }

    @Test
    void damageBeforeTheLastLineIsAnErrorThatNamesTheLine() throws IOException {
        Path journal = writeHalfADeploy();
        List<String> lines = Files.readAllLines(journal);
        lines.set(2, lines.get(2).substring(5));
        Files.write(journal, lines);
        assertThatExceptionOfType(JournalException.class)
                .isThrownBy(() -> Journal.read(journal.getParent()))
                .withMessageContaining("Line 3")
                .withMessageContaining("damaged");
        try (Operations operations = Operations.open(directory, OperationSettings.DEFAULT)) {
            assertThat(operations.unreadable()).hasSize(1);
        }
    }

    @Test
    void aMissingLineIsDamageToo() throws IOException {
        Path journal = writeHalfADeploy();
        List<String> lines = Files.readAllLines(journal);
        lines.remove(1);
        Files.write(journal, lines);
        assertThatExceptionOfType(JournalException.class).isThrownBy(() -> Journal.read(journal.getParent()));
    }

    @Test
    void anInterruptedThreadWritesAsWellAsAnyOther() throws IOException {
        Path folder = folder();
        try (Journal journal = Journal.create(folder)) {
            Thread.currentThread().interrupt();
            journal.append(TIME, "submitted", Map.of());
            journal.append(TIME, "started", Map.of());
        }
        assertThat(Thread.interrupted()).isTrue();
        assertThat(Journal.read(folder)).hasSize(2);
    }

    @Test
    void oldOperationsAreForgottenButNotThoseThatWaitForSomebody() {
        Operation old = stored("20200101-000000-000-aaaaaaaa", OperationState.SUCCEEDED);
        Operation waiting = stored("20200101-000000-000-bbbbbbbb", OperationState.RECOVERY_PENDING);
        Operation recent = stored("20261124-000000-000-cccccccc", OperationState.FAILED);
        List<Operation> all = List.of(old, waiting, recent);
        Predicate<Operation> waits = operation -> operation == waiting;
        assertThat(Retention.expired(all, waits, OperationSettings.DEFAULT, TIME))
                .containsExactly(old);
        OperationSettings one = new OperationSettings(1, 1, Duration.ofDays(99_999), true, Duration.ofHours(1));
        assertThat(Retention.expired(all, waits, one, TIME)).containsExactly(old);
    }

    private static Operation stored(String id, OperationState state) {
        Instant time = id.startsWith("2020") ? Instant.parse("2020-01-01T00:00:00Z") : TIME;
        Operation operation = new Operation(
                new OperationId(id),
                OperationKind.DEPLOY,
                "prod",
                Subject.project("shop"),
                "alice",
                "",
                null,
                time,
                OperationLog.stored(Path.of("none")));
        operation.finish(new OperationResult(state, null, Map.of()), time);
        return operation;
    }
}
