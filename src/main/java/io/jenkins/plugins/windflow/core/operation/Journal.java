package io.jenkins.plugins.windflow.core.operation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * An operation's journal: JSON lines, appended and never rewritten. Each is on disk before {@link #append} returns; lines of
 * several threads that wait for the disk at the same time get there by one force. A crash can tear only the last line,
 * which then never counted.
 */
final class Journal implements AutoCloseable {
    static final String FILE = "journal.jsonl";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path path;
    private final JournalFile file;

    /** Who has it writes the next line. */
    private final ReentrantLock writing = new ReentrantLock();
    /** Lines that are in the file; changed only under {@link #writing}. */
    private volatile long written;

    /** Who has it forces the lines of all who wait for it. */
    private final ReentrantLock forcing = new ReentrantLock();
    /** Lines that are known to be on disk; guarded by {@link #forcing}. */
    private long durable;
    /** Why a force failed. */
    private volatile IOException lost;

    /** @param lines that the file has */
    Journal(Path path, JournalFile file, long lines) {
        this.path = path;
        this.file = file;
        this.written = lines;
        this.durable = lines;
    }

    /** Begins the journal of a new operation; its name is on disk afterwards. */
    static Journal create(Path directory) throws IOException {
        Path path = directory.resolve(FILE);
        Files.createFile(path);
        forceDirectory(directory);
        return new Journal(path, new JournalFile(path, 0), 0);
    }

    /** Continues a journal behind its last whole line; a torn one is cut off. */
    static Journal reopen(Path directory) throws IOException {
        Path path = directory.resolve(FILE);
        List<JournalEntry> entries = read(directory);
        byte[] bytes = Files.readAllBytes(path);
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        return new Journal(path, new JournalFile(path, end), entries.size());
    }

    /**
     * Appends a line; it is on disk when this returns.
     *
     * @throws UncheckedIOException when the line is not there, or not known to be on disk; once a force has failed, always,
     *     because nobody can tell any more what later forces bring to disk
     */
    void append(Instant time, String type, Map<String, ?> data) {
        try {
            awaitOnDisk(write(time, type, data));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + path + ": " + e.getMessage(), e);
        }
    }

    /**
     * Appends a line that nobody relies on: it survives the end of the process, and perhaps not that of the machine.
     *
     * @throws UncheckedIOException when it is not in the file
     */
    void appendUnforced(Instant time, String type, Map<String, ?> data) {
        try {
            write(time, type, data);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + path + ": " + e.getMessage(), e);
        }
    }

    /** The number of lines up to and with this one. */
    private long write(Instant time, String type, Map<String, ?> data) throws IOException {
        writing.lock();
        try {
            refuseAfterLoss();
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("v", JournalEntry.VERSION);
            line.put("seq", written);
            line.put("time", time.toString());
            line.put("type", type);
            line.put("data", data);
            file.append((JSON.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8));
            long lines = written + 1;
            written = lines;
            return lines;
        } finally {
            writing.unlock();
        }
    }

    private void awaitOnDisk(long lines) throws IOException {
        forcing.lock();
        try {
            if (durable < lines) {
                refuseAfterLoss();
                durable = force();
            }
        } finally {
            forcing.unlock();
        }
    }

    /** The number of lines that are on disk now. */
    private long force() throws IOException {
        long soFar = written;
        try {
            file.force();
        } catch (IOException e) {
            lost = e;
            throw e;
        }
        return soFar;
    }

    private void refuseAfterLoss() throws IOException {
        if (lost != null) {
            throw new IOException(lost.getMessage(), lost);
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot close " + path + ": " + e.getMessage(), e);
        }
    }

    /**
     * The whole lines of a journal.
     *
     * @throws JournalException when a line before the last is damaged, or one has a version that this code does not know
     */
    static List<JournalEntry> read(Path directory) throws IOException {
        Path file = directory.resolve(FILE);
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        List<JournalEntry> entries = new ArrayList<>();
        int begin = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', begin)) {
            entries.add(parse(file, entries.size(), text.substring(begin, end)));
            begin = end + 1;
        }
        return entries;
    }

    private static JournalEntry parse(Path file, int seq, String line) {
        Map<?, ?> fields;
        try {
            fields = JSON.readValue(line, Map.class);
        } catch (JsonProcessingException e) {
            throw damaged(file, seq, e);
        }
        if (!(fields.get("v") instanceof Integer version)) {
            throw damaged(file, seq, null);
        }
        if (version < JournalEntry.OLDEST || version > JournalEntry.VERSION) {
            throw new JournalException(
                    "Line " + (seq + 1) + " of " + file + " has version " + version
                            + ", written by a newer Windflow; this one reads the versions " + JournalEntry.OLDEST
                            + " to " + JournalEntry.VERSION + ": update the plugin, or move the folder away.",
                    null);
        }
        if (!(fields.get("seq") instanceof Number number)
                || number.longValue() != seq
                || !(fields.get("time") instanceof String time)
                || !Timestamps.isInstant(time)
                || !(fields.get("type") instanceof String type)
                || !(fields.get("data") instanceof Map<?, ?> data)) {
            throw damaged(file, seq, null);
        }
        Map<String, Object> copy = new LinkedHashMap<>();
        data.forEach((key, value) -> copy.put(String.valueOf(key), value));
        return new JournalEntry(version, seq, Instant.parse(time), type, copy);
    }

    private static JournalException damaged(Path file, int seq, Throwable cause) {
        return new JournalException(
                "Line " + (seq + 1) + " of " + file
                        + " is damaged: look at the project in its environment, then move the folder away.",
                cause);
    }

    /** Makes a new file's name durable; not every platform lets a directory be opened. */
    private static void forceDirectory(Path directory) throws IOException {
        if (Files.getFileStore(directory).supportsFileAttributeView("posix")) {
            try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
