package io.jenkins.plugins.windflow.core.operation;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.RandomAccessFile;
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
 * The log of one operation: the last {@value #KEPT} lines in memory while it runs, and {@code log.txt} beside the journal
 * (a time, a space and the text in each line), from where it is read when it has ended, also after a restart. Bounded in both. A full disk costs the
 * file, never the operation.
 */
final class OperationLog {
    private static final Logger LOGGER = Logger.getLogger(OperationLog.class.getName());

    /** Lines that stay in memory. */
    static final int KEPT = 10_000;
    /** Lines that go to the file. */
    static final int WRITTEN = 100_000;

    private final Path file;
    /** Null while the lines are in the file only. */
    private Deque<LogLine> lines;
    /** Negative as long as nobody has counted the lines of the file. */
    private long next;

    private Writer writer;

    private OperationLog(Path file, Deque<LogLine> lines, long next) {
        this.file = file;
        this.lines = lines;
        this.next = next;
    }

    /** The empty log of a new operation. */
    static OperationLog create(Path file) throws IOException {
        OperationLog log = new OperationLog(file, new ArrayDeque<>(), 0);
        Files.createFile(file);
        log.writer = writer(file);
        return log;
    }

    /** A plain stream: unlike a channel it is not closed when the writing thread is interrupted. */
    private static Writer writer(Path file) throws IOException {
        return new OutputStreamWriter(new FileOutputStream(file.toFile(), true), StandardCharsets.UTF_8);
    }

    /** Goes on behind what the file has; a line that a crash cut off gets its end first, so that the next one is a line. */
    synchronized void reopen() throws IOException {
        boolean torn = isTorn();
        if (lines == null) {
            lines = read();
        }
        next();
        writer = writer(file);
        if (torn) {
            writer.write("\n");
            writer.flush();
        }
    }

    private boolean isTorn() throws IOException {
        if (!Files.exists(file) || Files.size(file) == 0) {
            return false;
        }
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
            bytes.seek(bytes.length() - 1);
            return bytes.read() != '\n';
        }
    }

    /** The log of an operation of an earlier run; read each time somebody asks. */
    static OperationLog stored(Path file) {
        return new OperationLog(file, null, -1);
    }

    synchronized LogLine append(Instant time, String text) {
        if (lines == null) {
            lines = read();
        }
        LogLine line = new LogLine(next(), time, text);
        next = line.seq() + 1;
        keep(lines, line);
        write(line);
        return line;
    }

    synchronized List<LogLine> from(long seq) {
        List<LogLine> found = new ArrayList<>();
        for (LogLine line : known()) {
            if (line.seq() >= seq) {
                found.add(line);
            }
        }
        return found;
    }

    synchronized long next() {
        if (next < 0) {
            Deque<LogLine> known = known();
            next = known.isEmpty() ? 0 : known.getLast().seq() + 1;
        }
        return next;
    }

    /** No more lines will come from the running operation. When the file has them all, they leave the memory. */
    synchronized void close() {
        if (writer != null) {
            try {
                writer.close();
                if (next <= WRITTEN) {
                    lines = null;
                }
            } catch (IOException e) {
                LOGGER.log(Level.WARNING, e, () -> "Cannot close " + file);
            }
            writer = null;
        }
    }

    private static void keep(Deque<LogLine> lines, LogLine line) {
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
            LOGGER.log(
                    Level.WARNING, e, () -> "Cannot write " + file + ": the rest of this log is kept in memory only");
            writer = null;
        }
    }

    private Deque<LogLine> known() {
        return lines == null ? read() : lines;
    }

    private Deque<LogLine> read() {
        Deque<LogLine> found = new ArrayDeque<>();
        if (!Files.exists(file)) {
            return found;
        }
        try (var stored = Files.lines(file, StandardCharsets.UTF_8)) {
            stored.forEach(line -> restore(found, line));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file + ": " + e.getMessage(), e);
        }
        return found;
    }

    /** A line that the crash cut off before its first space has no time; it is left out. */
    private static void restore(Deque<LogLine> found, String stored) {
        int space = stored.indexOf(' ');
        if (space > 0 && Timestamps.isInstant(stored.substring(0, space))) {
            long seq = found.isEmpty() ? 0 : found.getLast().seq() + 1;
            keep(found, new LogLine(seq, Instant.parse(stored.substring(0, space)), stored.substring(space + 1)));
        }
    }
}
