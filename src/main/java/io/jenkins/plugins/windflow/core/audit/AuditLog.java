package io.jenkins.plugins.windflow.core.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.windflow.core.subject.Subject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The records on disk: a file a month (UTC), a line of JSON a record, appended and never changed. A torn last line, as a crash
 * leaves it, is left out.
 */
public final class AuditLog {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SUFFIX = ".jsonl";

    private final Path folder;

    /** @param folder is made when the first record is written */
    public AuditLog(Path folder) {
        this.folder = folder;
    }

    /**
     * Adds a record.
     *
     * @throws UncheckedIOException when it cannot be written
     */
    public synchronized void append(AuditRecord entry) {
        Path file = folder.resolve(YearMonth.from(entry.time().atZone(ZoneOffset.UTC)) + SUFFIX);
        try {
            Files.createDirectories(folder);
            Files.write(
                    file,
                    (json(entry) + "\n").getBytes(StandardCharsets.UTF_8),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("The audit record cannot be written to " + file, e);
        }
    }

    /**
     * The records that a filter wants, newest first.
     *
     * @throws UncheckedIOException when a file cannot be read
     */
    public List<AuditRecord> read(AuditFilter filter) {
        List<AuditRecord> found = new ArrayList<>();
        for (Path file : newestFirst()) {
            List<AuditRecord> month = read(file);
            for (int i = month.size() - 1; i >= 0 && found.size() < filter.limit(); i--) {
                if (filter.accepts(month.get(i))) {
                    found.add(month.get(i));
                }
            }
        }
        return found;
    }

    private List<Path> newestFirst() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(SUFFIX))
                    .sorted(Comparator.<Path>naturalOrder().reversed())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The audit records in " + folder + " cannot be listed", e);
        }
    }

    private static List<AuditRecord> read(Path file) {
        try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
            return lines.map(AuditLog::parse).flatMap(Optional::stream).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The audit records in " + file + " cannot be read", e);
        }
    }

    private static String json(AuditRecord entry) throws JsonProcessingException {
        ObjectNode json = JSON.createObjectNode();
        json.put("time", entry.time().toString());
        json.put("who", entry.who());
        json.put("address", entry.address());
        json.put("environment", entry.environment());
        json.put("action", entry.action());
        json.put("subject", entry.subject().key());
        json.put("outcome", entry.outcome().name());
        json.put("detail", entry.detail());
        json.put("operation", entry.operation());
        return JSON.writeValueAsString(json);
    }

    /** Empty for a line that was torn by a crash. */
    private static Optional<AuditRecord> parse(String line) {
        try {
            JsonNode json = JSON.readTree(line);
            return Optional.of(new AuditRecord(
                    Instant.parse(json.path("time").asText()),
                    json.path("who").asText(),
                    json.path("address").asText(),
                    json.path("environment").asText(),
                    json.path("action").asText(),
                    Subject.ofKey(json.path("subject").asText()),
                    AuditRecord.Outcome.valueOf(json.path("outcome").asText()),
                    json.path("detail").asText(),
                    json.path("operation").asText()));
        } catch (JsonProcessingException | RuntimeException torn) {
            return Optional.empty();
        }
    }
}
