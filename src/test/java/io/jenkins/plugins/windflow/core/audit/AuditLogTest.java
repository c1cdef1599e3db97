package io.jenkins.plugins.windflow.core.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.windflow.core.audit.AuditRecord.Outcome;
import io.jenkins.plugins.windflow.core.subject.Subject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditLogTest {
    @TempDir
    private Path folder;

    @Test
    void recordsAreReadNewestFirstOverMonths() {
        AuditLog log = new AuditLog(folder.resolve("audit"));
        assertThat(log.read(AuditFilter.newest(10))).isEmpty();
        AuditRecord old = entry("2026-10-31T23:59:59Z", "alice", "container.start");
        AuditRecord recent = entry("2026-11-01T00:00:00Z", "bob", "image.pull");
        log.append(old);
        log.append(recent);
        assertThat(log.read(AuditFilter.newest(10))).containsExactly(recent, old);
        assertThat(log.read(AuditFilter.newest(1))).containsExactly(recent);
        assertThat(log.read(by("alice"))).containsExactly(old);
    }

    @Test
    void aTornLastLineIsLeftOut() throws Exception {
        AuditLog log = new AuditLog(folder);
        AuditRecord whole = entry("2026-11-01T00:00:00Z", "alice", "container.start");
        log.append(whole);
        Files.writeString(folder.resolve("2026-11.jsonl"), "{\"time\":\"2026-11-0", StandardOpenOption.APPEND);
        assertThat(log.read(AuditFilter.newest(10))).isEqualTo(List.of(whole));
    }

    private static AuditFilter by(String who) {
        return new AuditFilter(
                Optional.of(who),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                10);
    }

    private static AuditRecord entry(String time, String who, String action) {
        return new AuditRecord(
                Instant.parse(time),
                who,
                "127.0.0.1",
                "prod",
                action,
                Subject.container("web, \"quoted\"\n\u202e"),
                Outcome.DONE,
                "",
                "");
    }
}
