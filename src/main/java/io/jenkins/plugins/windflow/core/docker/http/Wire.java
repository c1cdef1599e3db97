package io.jenkins.plugins.windflow.core.docker.http;

import io.jenkins.plugins.windflow.core.docker.connect.Duplex;
import io.jenkins.plugins.windflow.core.docker.connect.Watchdog;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * A channel with a read buffer, lines and deadlines. Each single read and write is guarded; the time in which nobody
 * reads does not count.
 */
final class Wire {
    private static final int BUFFER_SIZE = 16 * 1024;

    private final Duplex duplex;
    private final Watchdog.Guard readGuard;
    private final Watchdog.Guard writeGuard;
    private final byte[] buffer = new byte[BUFFER_SIZE];
    private int position;
    private int end;
    private Duration readLimit;
    private Duration writeLimit;
    private OptionalLong readDeadline = OptionalLong.empty();
    private volatile long received;
    private volatile long sent;

    Wire(Duplex duplex) {
        this.duplex = duplex;
        this.readGuard = Watchdog.shared().guard(duplex::close);
        this.writeGuard = Watchdog.shared().guard(duplex::close);
    }

    /**
     * Limits the reads to come.
     *
     * @param limit for each read, or null for none
     * @param deadline for all of them, of {@link #deadline(Duration)}
     */
    void limitReads(Duration limit, OptionalLong deadline) {
        readLimit = limit;
        readDeadline = deadline;
    }

    /** The instant of {@link System#nanoTime()} after the given time; empty for null. */
    static OptionalLong deadline(Duration fromNow) {
        return fromNow == null ? OptionalLong.empty() : OptionalLong.of(System.nanoTime() + fromNow.toNanos());
    }

    /** Limits each write to come; null for no limit. */
    void limitWrites(Duration limit) {
        writeLimit = limit;
    }

    /** At least one byte, or -1 at the end. */
    int read(byte[] target, int offset, int length) throws IOException {
        if (position < end) {
            int count = Math.min(length, end - position);
            System.arraycopy(buffer, position, target, offset, count);
            position += count;
            return count;
        }
        return length >= BUFFER_SIZE ? receive(target, offset, length) : fill() ? read(target, offset, length) : -1;
    }

    /** One byte, or -1 at the end. */
    int read() throws IOException {
        return position < end || fill() ? buffer[position++] & 0xff : -1;
    }

    /** The next byte without taking it, or -1 at the end. */
    int peek() throws IOException {
        return position < end || fill() ? buffer[position] & 0xff : -1;
    }

    /** Whether at least one byte was received that nobody has taken yet. */
    boolean hasBuffered() {
        return position < end;
    }

    /** Whether so many lines were received completely, so that reading them does not wait. */
    boolean hasBufferedLines(int lines) {
        int left = lines;
        for (int at = position; at < end && left > 0; at++) {
            left -= buffer[at] == '\n' ? 1 : 0;
        }
        return left == 0;
    }

    /**
     * A line without its end (CR LF, or LF alone).
     *
     * @param longest in bytes; a longer line is an error
     * @param what the line is, for the error
     */
    String line(int longest, String what) throws IOException {
        StringBuilder text = new StringBuilder(64);
        while (true) {
            int c = read();
            if (c < 0) {
                throw new EOFException();
            }
            if (c == '\n') {
                int length = text.length();
                boolean cr = length > 0 && text.charAt(length - 1) == '\r';
                return cr ? text.substring(0, length - 1) : text.toString();
            }
            if (text.length() >= longest) {
                throw new MalformedAnswerException("sent a " + what + " of more than " + longest + " bytes");
            }
            text.append((char) c);
        }
    }

    private boolean fill() throws IOException {
        position = 0;
        end = Math.max(0, receive(buffer, 0, buffer.length));
        return end > 0;
    }

    private int receive(byte[] target, int offset, int length) throws IOException {
        readGuard.arm(nextReadLimit());
        try {
            int count = duplex.in().read(target, offset, length);
            received += Math.max(0, count);
            return count;
        } finally {
            readGuard.disarm();
        }
    }

    private Duration nextReadLimit() {
        if (readDeadline.isEmpty()) {
            return readLimit;
        }
        Duration left = Duration.ofNanos(Math.max(1, readDeadline.getAsLong() - System.nanoTime()));
        return readLimit == null ? left : Timeouts.min(readLimit, left);
    }

    void write(byte[] bytes, int offset, int length) throws IOException {
        writeGuard.arm(writeLimit);
        try {
            duplex.out().write(bytes, offset, length);
            sent += length;
            // Whoever waits for the answer does not wait in vain as long as the request still moves.
            readGuard.moved();
        } finally {
            writeGuard.disarm();
        }
    }

    void write(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        write(bytes, 0, bytes.length);
    }

    void shutdownOutput() throws IOException {
        duplex.shutdownOutput();
    }

    /** Whether nothing may be sent on this silent connection any more, or bytes wait that nobody asked for. */
    boolean stale() {
        return position < end || duplex.stale();
    }

    /** Bytes received since the channel was opened. */
    long received() {
        return received;
    }

    /** Bytes sent since the channel was opened; a write that failed does not count. */
    long sent() {
        return sent;
    }

    /** The limit that was missed, or null when none was. */
    Duration missed() {
        return readGuard.expired() ? readGuard.limit() : writeGuard.expired() ? writeGuard.limit() : null;
    }

    void close() {
        duplex.close();
    }
}
