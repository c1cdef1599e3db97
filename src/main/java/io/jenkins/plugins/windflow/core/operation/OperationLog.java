package io.jenkins.plugins.windflow.core.operation;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The log of one operation: the last {@value #KEPT} lines in memory, and {@code log.txt} beside the journal (a time, a
 * space and the text in each line) so that it can still be read after a restart. Bounded in both. A full disk costs the
 * file, never the operation.
 */
final class OperationLog {
    private static final Logger LOGGER = Logger.getLogger(OperationLog.class.getName());

    /** Lines that stay in memory. */
    static final int KEPT = 10_000;
    /** Lines that go to the file. */
    static final int WRITTEN = 100_000;

    private final Path file;
    private final Deque<LogLine> lines = new ArrayDeque<>();
    private Writer writer;
    private long next;
    private boolean loaded;

    private OperationLog(Path file, boolean loaded) {
        this.file = file;
        this.loaded = loaded;
    }

    /** The empty log of a new operation. */
    static OperationLog create(Path file) throws IOException {
        OperationLog log = new OperationLog(file, true);
        Files.createFile(file);
        // A plain stream: unlike a channel it is not closed when the writing thread is interrupted.
        log.writer = new OutputStreamWriter(new FileOutputStream(file.toFile(), true), StandardCharsets.UTF_8);
        return log;
    }

    /** The log of an operation of an earlier run; read when somebody asks. */
    static OperationLog stored(Path file) {
        return new OperationLog(file, false);
    }

    synchronized LogLine append(Instant time, String text) {
        load();
        LogLine line = new LogLine(next++, time, text);
        keep(line);
        write(line);
        return line;
    }

    synchronized List<LogLine> from(long seq) {
        load();
        List<LogLine> found = new ArrayList<>();
        for (LogLine line : lines) {
            if (line.seq() >= seq) {
                found.add(line);
            }
        }
        return found;
    }

    synchronized long next() {
        load();
        return next;
    }

    /** No more lines will come from the running operation. */
    synchronized void close() {
        if (writer != null) {
            try {
                writer.close();
            } catch (IOException e) {
                LOGGER.log(Level.WARNING, e, () -> "Cannot close " + file);
            }
            writer = null;
        }
    }

    private void keep(LogLine line) {
        lines.addLast(line);
        if (lines.size() > KEPT) {
            lines.removeFirst();
        }
    }

    private void write(LogLine line) {
        if (writer == null || line.seq() > WRITTEN) {
            return;
        }
        String text = line.seq() < WRITTEN ? line.text() : "The log is too long; its further lines are not kept.";
        try {
            writer.write(line.time() + " " + text + "\n");
            writer.flush();
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "Cannot write " + file + ": the rest of this log is kept in memory only");
            writer = null;
        }
    }

    private void load() {
        if (loaded) {
            return;
        }
        loaded = true;
        if (!Files.exists(file)) {
            return;
        }
        try (var stored = Files.lines(file, StandardCharsets.UTF_8)) {
            stored.forEach(this::restore);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    /** A line that the crash cut off before its first space has no time; it is left out. */
    private void restore(String stored) {
        int space = stored.indexOf(' ');
        if (space > 0 && Timestamps.isInstant(stored.substring(0, space))) {
            keep(new LogLine(next++, Instant.parse(stored.substring(0, space)), stored.substring(space + 1)));
        }
    }
}
