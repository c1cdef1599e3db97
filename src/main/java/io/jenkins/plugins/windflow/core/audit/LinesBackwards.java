package io.jenkins.plugins.windflow.core.audit;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;

/** Reads the lines of a file from its end to its beginning, a block at a time. A last line without a line break is no line. */
final class LinesBackwards {
    private final FileChannel channel;
    private final int block;
    private final int longestLine;
    /** What was read and not visited yet are its first {@link #length} bytes; they begin at {@link #begin} in the file. */
    private byte[] rest = new byte[0];

    private int length;
    private long begin;

    /** @param end where the last line ends, in bytes */
    LinesBackwards(FileChannel channel, long end, int block, int longestLine) {
        this.channel = channel;
        this.begin = end;
        this.block = block;
        this.longestLine = longestLine;
    }

    /** @return whether it came to the beginning of the file */
    boolean visit(AuditFile.Visitor visitor) throws IOException {
        length = breakBefore(0) + 1;
        while (length > 0) {
            int first = breakBefore(1) + 1;
            byte[] line = Arrays.copyOfRange(rest, first, length - 1);
            length = first;
            if (line.length > 0 && !visitor.visit(begin + first, line)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Where the last line break is, but for some bytes at the end; -1 when there is none in the whole file. Reads as much as it
     * takes to find it.
     */
    private int breakBefore(int skipped) throws IOException {
        int i = length - skipped;
        while (true) {
            do {
                i--;
            } while (i >= 0 && rest[i] != '\n');
            if (i >= 0 || begin == 0) {
                return Math.max(i, -1);
            }
            i = Math.max(0, i + 1) + readBlock();
        }
    }

    /** @return by how much everything moved that had been read */
    private int readBlock() throws IOException {
        if (length > longestLine) {
            throw new IOException("A line before byte " + (begin + length) + " is longer than " + longestLine
                    + " bytes: the file is damaged.");
        }
        int size = (int) Math.min(block, begin);
        byte[] joined = new byte[size + length];
        ByteBuffer buffer = ByteBuffer.wrap(joined, 0, size);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, begin - size + buffer.position()) < 0) {
                throw new EOFException("The file became shorter while it was read.");
            }
        }
        System.arraycopy(rest, 0, joined, size, length);
        rest = joined;
        length += size;
        begin -= size;
        return size;
    }
}
