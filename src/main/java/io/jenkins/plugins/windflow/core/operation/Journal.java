package io.jenkins.plugins.windflow.core.operation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.FileOutputStream;
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
 * An operation's journal: JSON lines, appended and forced to disk one by one, never rewritten. A crash can tear only the
 * last line, which then never counted.
 */
final class Journal implements AutoCloseable {
    static final String FILE = "journal.jsonl";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    /** A plain stream: unlike a channel it is not closed when the writing thread is interrupted. */
    private final FileOutputStream out;

    private final ReentrantLock turn = new ReentrantLock();
    private long next;

    private Journal(Path file, FileOutputStream out, long next) {
        this.file = file;
        this.out = out;
        this.next = next;
    }

    /** Begins the journal of a new operation; its name is on disk afterwards. */
    static Journal create(Path directory) throws IOException {
        Path file = directory.resolve(FILE);
        Files.createFile(file);
        forceDirectory(directory);
        return new Journal(file, new FileOutputStream(file.toFile(), true), 0);
    }

    /** Continues a journal behind its last whole line; a torn one is cut off. */
    static Journal reopen(Path directory) throws IOException {
        Path file = directory.resolve(FILE);
        List<JournalEntry> entries = read(directory);
        byte[] bytes = Files.readAllBytes(file);
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(end);
        }
        return new Journal(file, new FileOutputStream(file.toFile(), true), entries.size());
    }

    /** Appends a line; it is on disk when this returns. */
    void append(Instant time, String type, Map<String, ?> data) {
        turn.lock();
        try {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("v", JournalEntry.VERSION);
            line.put("seq", next);
            line.put("time", time.toString());
            line.put("type", type);
            line.put("data", data);
            out.write((JSON.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8));
            out.getFD().sync();
            next++;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file + ": " + e.getMessage(), e);
        } finally {
            turn.unlock();
        }
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot close " + file + ": " + e.getMessage(), e);
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
