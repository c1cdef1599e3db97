package io.jenkins.plugins.windflow.core.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.windflow.core.audit.AuditRecord.Outcome;
import io.jenkins.plugins.windflow.core.subject.Subject;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditLogTest {
    private static final Instant NOVEMBER = Instant.parse("2026-11-24T12:00:00Z");
    private static final Instant DECEMBER = Instant.parse("2026-12-01T00:00:00Z");

    @TempDir
    private Path folder;

    private AuditLog log;

    @BeforeEach
    void open() {
        log = new AuditLog(folder, () -> 365, Clock.fixed(DECEMBER, ZoneOffset.UTC));
    }

    @Test
    void newestFirstOverTheMonths() {
        log.append(done(NOVEMBER, "anna", "web"));
        log.append(done(NOVEMBER.plusSeconds(1), "otto", "db"));
        log.append(done(DECEMBER, "anna", "cache"));
        assertThat(names(AuditFilter.newest(10))).containsExactly("cache", "db", "web");
        assertThat(folder).isDirectoryContaining(file -> file.endsWith("2026-11.jsonl"));
        assertThat(folder).isDirectoryContaining(file -> file.endsWith("2026-12.jsonl"));
    }

    @Test
    void everyPartOfARecordComesBack() {
        AuditRecord whole = new AuditRecord(
                NOVEMBER,
                "jobs/shop \"a\"",
                "2001:db8::1",
                "prod",
                "stack.deploy",
                Subject.project("shop"),
                Outcome.REFUSED,
                "line\nbreak <script>",
                "");
        log.append(whole);
        assertThat(log.read(AuditFilter.newest(1))).containsExactly(whole);
    }

    @Test
    void filters() {
        log.append(done(NOVEMBER, "anna", "web"));
        log.append(done(NOVEMBER.plusSeconds(10), "otto", "web-2"));
        log.append(new AuditRecord(
                NOVEMBER.plusSeconds(20),
                "anna",
                "",
                "test",
                "volume.remove",
                Subject.volume("data"),
                Outcome.FAILED,
                "",
                ""));
        assertThat(names(filter("ANN", null, null, null, null))).containsExactly("data", "web");
        assertThat(names(filter(null, "prod", null, null, null))).containsExactly("web-2", "web");
        assertThat(names(filter(null, null, "container.", null, null))).containsExactly("web-2", "web");
        assertThat(names(filter(null, null, "volume.remove", null, null))).containsExactly("data");
        assertThat(names(filter(null, null, null, "WEB", null))).containsExactly("web-2", "web");
        assertThat(names(filter(null, null, null, null, Outcome.FAILED))).containsExactly("data");
        assertThat(names(between(NOVEMBER.plusSeconds(10), NOVEMBER.plusSeconds(20))))
                .containsExactly("web-2");
    }

    @Test
    void pagesGoOnWhereTheyEnded() {
        IntStream.range(0, 25).forEach(i -> log.append(done(NOVEMBER.plusSeconds(i), "anna", "c" + i)));
        List<String> all = new ArrayList<>();
        Optional<AuditPlace> next = Optional.empty();
        int pages = 0;
        do {
            AuditPage page = log.read(AuditFilter.newest(10), next);
            page.entries().forEach(entry -> all.add(entry.entry().subject().name()));
            next = page.next().map(place -> AuditPlace.parse(place.toString()));
            pages++;
            log.append(done(DECEMBER, "otto", "later"));
        } while (next.isPresent());
        assertThat(pages).isEqualTo(3);
        assertThat(all).hasSize(25).startsWith("c24").endsWith("c0").doesNotHaveDuplicates();
    }

    @Test
    void theEndOfAnOperationIsTheOutcomeOfItsRecord() {
        log.append(submitted("op-1"));
        log.append(submitted("op-2"));
        assertThat(log.read(AuditFilter.newest(2)))
                .extracting(AuditRecord::outcome)
                .containsOnly(Outcome.SUBMITTED);
        log.end("op-1", DECEMBER, Outcome.FAILED, "No such image.");
        assertThat(log.read(AuditFilter.newest(2)))
                .extracting(AuditRecord::outcome, AuditRecord::detail)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Outcome.SUBMITTED, "tag 2"),
                        org.assertj.core.groups.Tuple.tuple(Outcome.FAILED, "tag 2 - No such image."));
        log.end("op-1", DECEMBER.plusSeconds(1), Outcome.DONE, "");
        assertThat(log.read(filter(null, null, null, null, Outcome.DONE)))
                .as("after a recovery the last end counts")
                .extracting(AuditRecord::operation)
                .containsExactly("op-1");
    }

    @Test
    void aTornLineIsNotReadAndTheNextOneStandsOnItsOwn() throws Exception {
        log.append(done(NOVEMBER, "anna", "web"));
        Files.writeString(folder.resolve("2026-11.jsonl"), "{\"time\":\"2026-11-24T1", StandardOpenOption.APPEND);
        assertThat(names(AuditFilter.newest(10))).containsExactly("web");
        log.append(done(NOVEMBER.plusSeconds(1), "anna", "db"));
        assertThat(names(AuditFilter.newest(10))).containsExactly("db", "web");
    }

    @Test
    void linesOfAnyLengthAreFoundAcrossBlocks() {
        String long_ = "x".repeat(1_990);
        List<String> written = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            String name = i + "-" + long_.substring(0, i * 4);
            written.addFirst(name);
            log.append(done(NOVEMBER.plusSeconds(i), "änna", name));
        }
        assertThat(names(AuditFilter.newest(1000))).isEqualTo(written);
    }

    @Test
    void whatComesFromOutsideIsCut() {
        log.append(done(NOVEMBER, "anna", "y".repeat(100_000)));
        assertThat(names(AuditFilter.newest(1)).getFirst())
                .hasSizeLessThan(2_100)
                .endsWith("…");
    }

    @Test
    void wholeMonthsAreDeletedWhenAllOfThemIsOldEnough() {
        log.append(done(NOVEMBER, "anna", "web"));
        AuditLog later =
                new AuditLog(folder, () -> 30, Clock.fixed(Instant.parse("2026-12-30T00:00:00Z"), ZoneOffset.UTC));
        later.append(done(Instant.parse("2026-12-30T00:00:00Z"), "anna", "db"));
        assertThat(folder)
                .as("30 November is 30 days ago")
                .isDirectoryContaining(file -> file.endsWith("2026-11.jsonl"));
        AuditLog muchLater =
                new AuditLog(folder, () -> 30, Clock.fixed(Instant.parse("2026-12-31T00:00:00Z"), ZoneOffset.UTC));
        muchLater.append(done(Instant.parse("2026-12-31T00:00:00Z"), "anna", "cache"));
        assertThat(names(muchLater, AuditFilter.newest(10))).containsExactly("cache", "db");
        assertThat(folder).isDirectoryNotContaining(file -> file.endsWith("2026-11.jsonl"));
    }

    @Test
    void manyWritersLoseNothing() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 500).forEach(i -> threads.submit(() -> log.append(done(NOVEMBER, "anna", "c" + i))));
        }
        assertThat(names(AuditFilter.newest(1000))).hasSize(500).doesNotHaveDuplicates();
        assertThat(new String(Files.readAllBytes(folder.resolve("2026-11.jsonl")), StandardCharsets.UTF_8).lines())
                .hasSize(500);
    }

    @Test
    void aLogThatCannotBeWrittenSaysSo() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");
        AuditLog broken = new AuditLog(file, () -> 365);
        assertThatThrownBy(() -> broken.append(done(NOVEMBER, "anna", "web")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void placesThatAreNoneAreRefused() {
        for (String text : List.of("", ".", "2026-13.1", "2026-11", "2026-11.x", "../../etc/passwd.1")) {
            assertThatThrownBy(() -> AuditPlace.parse(text))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("no place in the audit log");
        }
    }

    private List<String> names(AuditFilter filter) {
        return names(log, filter);
    }

    private static List<String> names(AuditLog log, AuditFilter filter) {
        return log.read(filter).stream().map(entry -> entry.subject().name()).toList();
    }

    private static AuditFilter filter(String who, String environment, String action, String subject, Outcome outcome) {
        return new AuditFilter(
                Optional.ofNullable(who),
                Optional.ofNullable(environment),
                Optional.ofNullable(action),
                Optional.ofNullable(subject),
                Optional.ofNullable(outcome),
                Optional.empty(),
                Optional.empty(),
                100);
    }

    private static AuditFilter between(Instant from, Instant until) {
        return new AuditFilter(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(from),
                Optional.of(until),
                100);
    }

    private static AuditRecord done(Instant time, String who, String container) {
        return new AuditRecord(
                time, who, "127.0.0.1", "prod", "container.start", Subject.container(container), Outcome.DONE, "", "");
    }

    private static AuditRecord submitted(String operation) {
        return new AuditRecord(
                NOVEMBER,
                "anna",
                "",
                "prod",
                "image.pull",
                Subject.image("shop"),
                Outcome.SUBMITTED,
                "tag 2",
                operation);
    }
}
