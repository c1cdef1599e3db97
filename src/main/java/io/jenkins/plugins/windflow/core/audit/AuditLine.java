package io.jenkins.plugins.windflow.core.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.windflow.core.subject.Subject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * A line of the log: a record, or the end of an operation that an earlier record names. The end has the key {@code end} first,
 * so that ends are found without parsing all else.
 */
sealed interface AuditLine {
    ObjectMapper JSON = new ObjectMapper();
    byte[] END_PREFIX = "{\"end\":".getBytes(StandardCharsets.US_ASCII);

    /** A record as it was written; if an operation does it, {@link End} has the outcome. */
    record Written(AuditRecord entry) implements AuditLine {
        @Override
        public ObjectNode json() {
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
            return json;
        }
    }

    /** How an operation ended. */
    record End(String operation, Instant time, AuditRecord.Outcome outcome, String detail) implements AuditLine {
        @Override
        public ObjectNode json() {
            ObjectNode json = JSON.createObjectNode();
            json.put("end", operation);
            json.put("time", time.toString());
            json.put("outcome", outcome.name());
            json.put("detail", detail);
            return json;
        }
    }

    ObjectNode json();

    /** With its line break. */
    default byte[] bytes() {
        return (json() + "\n").getBytes(StandardCharsets.UTF_8);
    }

    static boolean isEnd(byte[] line) {
        return line.length > END_PREFIX.length
                && Arrays.equals(line, 0, END_PREFIX.length, END_PREFIX, 0, END_PREFIX.length);
    }

    /** Empty for a line that was torn by a crash. */
    static Optional<AuditLine> parse(byte[] line) {
        try {
            JsonNode json = JSON.readTree(new String(line, StandardCharsets.UTF_8));
            Instant time = Instant.parse(json.path("time").asText());
            AuditRecord.Outcome outcome =
                    AuditRecord.Outcome.valueOf(json.path("outcome").asText());
            String detail = json.path("detail").asText();
            return Optional.of(
                    json.has("end")
                            ? new End(json.path("end").asText(), time, outcome, detail)
                            : new Written(new AuditRecord(
                                    time,
                                    json.path("who").asText(),
                                    json.path("address").asText(),
                                    json.path("environment").asText(),
                                    json.path("action").asText(),
                                    Subject.ofKey(json.path("subject").asText()),
                                    outcome,
                                    detail,
                                    json.path("operation").asText())));
        } catch (JsonProcessingException | RuntimeException torn) {
            return Optional.empty();
        }
    }
}
