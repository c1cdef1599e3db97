package io.jenkins.plugins.windflow.core.audit;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The records of one month (UTC): a line of JSON each, appended and never changed. What a crash left of a last line is not
 * read, and the next line does not stand behind it.
 */
final class AuditFile {
    private static final String SUFFIX = ".jsonl";
    private static final int BLOCK = 64 * 1024;
    /** Longer than any line that is written. */
    private static final int LONGEST_LINE = 1024 * 1024;

    private final Path path;
    private final YearMonth month;
    private final Map<String, AuditLine.End> ends = new LinkedHashMap<>();
    private long endsReadTo;

    AuditFile(Path folder, YearMonth month) {
        this.path = folder.resolve(month + SUFFIX);
        this.month = month;
    }

    /** The month of a file's name; empty when it is none of ours. */
    static Optional<YearMonth> monthOf(Path file) {
        String name = file.getFileName().toString();
        try {
            return name.endsWith(SUFFIX)
                    ? Optional.of(YearMonth.parse(name.substring(0, name.length() - SUFFIX.length())))
                    : Optional.empty();
        } catch (DateTimeException notOurs) {
            return Optional.empty();
        }
    }

    YearMonth month() {
        return month;
    }

    void append(byte[] line) throws IOException {
        Files.createDirectories(path.getParent());
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            long length = file.length();
            if (length > 0) {
                file.seek(length - 1);
                if (file.read() != '\n') {
                    file.write('\n');
                }
            }
            file.seek(file.length());
            file.write(line);
        }
    }

    void delete() throws IOException {
        Files.deleteIfExists(path);
    }

    /** What is done with a line. */
    @FunctionalInterface
    interface Visitor {
        /** @return whether the next older line is wanted too */
        boolean visit(long offset, byte[] line) throws IOException;
    }

    /**
     * Goes through the lines, the newest first.
     *
     * @param before only lines that begin before this offset
     * @return whether it came to the beginning of the file
     */
    boolean backwards(long before, Visitor visitor) throws IOException {
        if (!Files.exists(path)) {
            return true;
        }
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            return new LinesBackwards(channel, Math.min(before, channel.size()), BLOCK, LONGEST_LINE).visit(visitor);
        }
    }

    /** How an operation ended, if that is told here. What is known is kept; only what was added since is read. */
    synchronized Optional<AuditLine.End> end(String operation) throws IOException {
        if (Files.exists(path) && Files.size(path) > endsReadTo) {
            readEnds();
        }
        return Optional.ofNullable(ends.get(operation));
    }

    private void readEnds() throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            ByteBuffer block = ByteBuffer.allocate(BLOCK);
            byte[] line = new byte[0];
            channel.position(endsReadTo);
            while (channel.read(block.clear()) > 0) {
                block.flip();
                int begin = 0;
                for (int i = 0; i < block.limit(); i++) {
                    if (block.get(i) == '\n') {
                        line = joined(line, block.array(), begin, i);
                        note(line);
                        endsReadTo += line.length + 1L;
                        line = new byte[0];
                        begin = i + 1;
                    }
                }
                line = joined(line, block.array(), begin, block.limit());
            }
        }
    }

    private void note(byte[] line) {
        if (AuditLine.isEnd(line) && AuditLine.parse(line).orElse(null) instanceof AuditLine.End end) {
            ends.put(end.operation(), end);
        }
    }

    private static byte[] joined(byte[] head, byte[] block, int from, int to) {
        byte[] whole = new byte[head.length + to - from];
        System.arraycopy(head, 0, whole, 0, head.length);
        System.arraycopy(block, from, whole, head.length, to - from);
        return whole;
    }
}
