package io.jenkins.plugins.windflow.api.log;

import com.fasterxml.jackson.core.JsonGenerator;
import io.jenkins.plugins.windflow.core.docker.stream.Frame.Source;
import io.jenkins.plugins.windflow.core.docker.stream.LogLine;
import io.jenkins.plugins.windflow.core.docker.stream.LogTime;
import io.jenkins.plugins.windflow.core.log.LogItem;
import java.io.IOException;
import java.util.List;

/**
 * Items as JSON. There may be fifty thousand in a second, so a line is a list: container, output (1 or 2, as a process
 * counts them), time (null when the engine has none), text, and true when it goes on with the line of the part before.
 */
final class LogJson {
    private final LogTime times = new LogTime();
    private final StringBuilder time = new StringBuilder();

    void write(List<LogItem> items, JsonGenerator json) throws IOException {
        json.writeStartArray();
        for (LogItem item : items) {
            switch (item) {
                case LogItem.Line line -> write(line.container(), line.line(), json);
                case LogItem.Notice notice -> write(notice, json);
            }
        }
        json.writeEndArray();
    }

    private void write(int container, LogLine line, JsonGenerator json) throws IOException {
        json.writeStartArray();
        json.writeNumber(container);
        json.writeNumber(line.source() == Source.STDERR ? 2 : 1);
        if (line.time() == null) {
            json.writeNull();
        } else {
            time.setLength(0);
            times.write(line.time(), time);
            json.writeString(time.toString());
        }
        json.writeString(line.text());
        if (line.continued()) {
            json.writeBoolean(true);
        }
        json.writeEndArray();
    }

    private static void write(LogItem.Notice notice, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeNumberField("container", notice.container());
        json.writeStringField("kind", notice.kind().name());
        json.writeStringField("time", notice.time().toString());
        json.writeStringField("text", notice.text());
        json.writeEndObject();
    }
}
