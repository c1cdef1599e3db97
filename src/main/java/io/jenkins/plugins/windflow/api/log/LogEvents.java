package io.jenkins.plugins.windflow.api.log;

import com.fasterxml.jackson.core.JsonGenerator;
import io.jenkins.plugins.windflow.core.docker.error.EngineException;
import io.jenkins.plugins.windflow.core.log.LogItem;
import io.jenkins.plugins.windflow.core.log.LogPosition;
import io.jenkins.plugins.windflow.core.log.LogSession;
import io.jenkins.plugins.windflow.json.JsonAnswer;
import io.jenkins.plugins.windflow.security.WindflowPermissions;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A followed log as a stream of events (Server-sent events, WHATWG HTML section 9.2). The id of an event says how far
 * everything was read, so whoever comes back with the last id that arrived misses nothing and gets nothing twice. An event
 * is whole or it is not there: the browser takes none that has no blank line behind it.
 */
final class LogEvents {
    /** So long nothing is said at most: proxies take longer silence for a dead connection, and a viewer that has gone is noticed. */
    static final Duration COMMENT_EVERY = Duration.ofSeconds(10);

    /** So often it is looked whether the viewer still may. */
    private static final Duration CHECK_EVERY = Duration.ofSeconds(30);

    private final LogSession session;
    private final LogJson items = new LogJson();

    LogEvents(LogSession session) {
        this.session = session;
    }

    /** Writes until the log ends, the viewer leaves or may not look any more. Blocks as long as the viewer does not read. */
    void write(HttpServletResponse response) throws IOException, InterruptedException {
        // Not application/x-ndjson: Jenkins compresses that, and holds it back.
        response.setContentType("text/event-stream;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Accel-Buffering", "no");
        OutputStream out = response.getOutputStream();
        event(out, "containers", Map.of("containers", session.names()));
        out.flush();
        long checked = System.nanoTime();
        while (true) {
            List<LogItem> batch = next(out);
            if (batch == null) {
                return;
            }
            if (batch.isEmpty()) {
                out.write(": still here\n\n".getBytes(StandardCharsets.UTF_8));
            } else {
                items(out, batch);
            }
            out.flush();
            if (System.nanoTime() - checked > CHECK_EVERY.toNanos()) {
                checked = System.nanoTime();
                if (!WindflowPermissions.canView()) {
                    event(out, "failed", Map.of("error", "You may not look at this any more."));
                    return;
                }
            }
        }
    }

    /** Null when the log is over; that is said. */
    private List<LogItem> next(OutputStream out) throws IOException, InterruptedException {
        try {
            List<LogItem> batch = session.take(COMMENT_EVERY);
            if (batch == null) {
                event(out, "end", Map.of());
            }
            return batch;
        } catch (EngineException e) {
            event(out, "failed", Map.of("error", e.getMessage()));
            return null;
        }
    }

    private void items(OutputStream out, List<LogItem> batch) throws IOException {
        String head = "id: " + LogPosition.text(session.positions()) + "\nevent: items\ndata: ";
        out.write(head.getBytes(StandardCharsets.UTF_8));
        try (JsonGenerator json = generator(out)) {
            items.write(batch, json);
        }
        out.write('\n');
        out.write('\n');
    }

    private static void event(OutputStream out, String name, Map<String, ?> data) throws IOException {
        out.write(("event: " + name + "\ndata: ").getBytes(StandardCharsets.UTF_8));
        try (JsonGenerator json = generator(out)) {
            json.writePOJO(data);
        }
        out.write('\n');
        out.write('\n');
    }

    private static JsonGenerator generator(OutputStream out) throws IOException {
        return JsonAnswer.JSON
                .createGenerator(out)
                .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                .disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);
    }
}
