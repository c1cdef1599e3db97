package io.jenkins.plugins.windflow.api.log;

import io.jenkins.plugins.windflow.core.docker.error.EngineException;
import io.jenkins.plugins.windflow.core.docker.stream.LogTime;
import io.jenkins.plugins.windflow.core.log.LogItem;
import io.jenkins.plugins.windflow.core.log.LogSession;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/**
 * Logs as plain text, a line for a line: with the time when it is wanted, and with the container's name when there are
 * several. Colours stay in it as the container has written them.
 */
final class LogText {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int FLUSHED = 32 * 1024;

    private final List<String> names;
    private final boolean timestamps;
    private final LogTime times = new LogTime();
    private final StringBuilder text = new StringBuilder(FLUSHED + 1024);
    private boolean lineOpen;

    LogText(List<String> names, boolean timestamps) {
        this.names = names;
        this.timestamps = timestamps;
    }

    /** Writes all lines. One that could not be read any more is said in the text: the head of the answer is long gone. */
    void write(LogSession session, OutputStream out) throws IOException, InterruptedException {
        try {
            for (List<LogItem> items = session.take(PATIENCE); items != null; items = session.take(PATIENCE)) {
                for (LogItem item : items) {
                    append(item);
                    if (text.length() >= FLUSHED) {
                        flush(out);
                    }
                }
            }
        } catch (EngineException e) {
            endLine();
            text.append("[The log breaks off here: ").append(e.getMessage()).append("]\n");
        }
        endLine();
        flush(out);
    }

    private void append(LogItem item) {
        switch (item) {
            case LogItem.Line line -> append(line);
            case LogItem.Notice notice -> {
                endLine();
                text.append('[').append(notice.text()).append("]\n");
            }
        }
    }

    private void append(LogItem.Line item) {
        if (!item.line().continued()) {
            endLine();
            if (timestamps && item.line().time() != null) {
                times.write(item.line().time(), text);
                text.append(' ');
            }
            if (names.size() > 1) {
                text.append(names.get(item.container())).append(" | ");
            }
        }
        text.append(item.line().text());
        lineOpen = true;
    }

    /** A line is ended by what follows, as it may have come in parts. */
    private void endLine() {
        if (lineOpen) {
            text.append('\n');
            lineOpen = false;
        }
    }

    private void flush(OutputStream out) throws IOException {
        out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        text.setLength(0);
    }
}
