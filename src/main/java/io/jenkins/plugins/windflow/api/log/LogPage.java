package io.jenkins.plugins.windflow.api.log;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.util.RawValue;
import io.jenkins.plugins.windflow.core.log.LogItem;
import io.jenkins.plugins.windflow.core.log.LogPosition;
import io.jenkins.plugins.windflow.core.log.LogSession;
import io.jenkins.plugins.windflow.json.JsonAnswer;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lines that are there now, as one JSON answer; its {@code after} is where the next one goes on. */
final class LogPage {
    /** Lines of an answer when the query does not say. */
    static final int USUAL = 1_000;
    /** An answer is made in memory, so it has not more lines than that ... */
    static final int MOST = 10_000;
    /** ... and not more text, in characters, but for the last lines. */
    static final int MOST_TEXT = 2 * 1024 * 1024;

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private LogPage() {}

    static int limit(int lines) {
        if (lines < 1 || lines > MOST) {
            throw new IllegalArgumentException("'limit' must be between 1 and " + MOST + ", not " + lines + ".");
        }
        return lines;
    }

    /** Reads up to so many lines, or a few more: what came together stays together. */
    static JsonAnswer read(LogSession session, int limit) {
        return JsonAnswer.of(() -> {
            List<LogItem> items = new ArrayList<>();
            long text = 0;
            boolean more = true;
            while (more && items.size() < limit && text < MOST_TEXT) {
                List<LogItem> batch = session.take(PATIENCE);
                more = batch != null;
                if (more) {
                    items.addAll(batch);
                    text += batch.stream().mapToLong(LogPage::length).sum();
                }
            }
            return document(session, items, more);
        });
    }

    private static long length(LogItem item) {
        return item instanceof LogItem.Line line ? line.line().text().length() : 0;
    }

    private static Map<String, Object> document(LogSession session, List<LogItem> items, boolean more)
            throws IOException {
        StringWriter json = new StringWriter();
        try (JsonGenerator generator = JsonAnswer.JSON.createGenerator(json)) {
            new LogJson().write(items, generator);
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("containers", session.names());
        document.put("items", new RawValue(json.toString()));
        document.put("after", LogPosition.text(session.positions()));
        document.put("more", more);
        return document;
    }
}
