package io.jenkins.plugins.windflow.core.docker.stream;

import io.jenkins.plugins.windflow.core.docker.error.EngineException;
import io.jenkins.plugins.windflow.core.docker.error.EngineException.Kind;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Takes Docker's multiplexed output apart: frames of a header of 8 bytes (source, three zeros, length as unsigned
 * 32-bit number, most significant byte first) and content (Docker API, ContainerAttach, "Stream format"). With a
 * terminal there are no headers, all is output.
 *
 * <p>Memory is bounded by {@value #LARGEST_PIECE} bytes whatever lengths are announced: a larger frame is handed out
 * in pieces as it comes. One read of the stream may bring many frames; they are taken apart where they lie.
 */
public final class FrameReader {
    static final int LARGEST_PIECE = 16 * 1024;
    private static final int HEADER_SIZE = 8;
    /** A frame's first piece has so many bytes unless the frame is shorter: the time of a line in a log is not cut. */
    private static final int FIRST_PIECE = 36;

    private static final int STDIN = 0;
    private static final int STDOUT = 1;
    private static final int STDERR = 2;
    private static final int ENGINE_ERROR = 3;
    private static final VarHandle BIG_ENDIAN = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    private final InputStream in;
    private final boolean terminal;
    private final byte[] buffer = new byte[LARGEST_PIECE];
    /** What of the buffer was received and not handed out yet. */
    private int position;

    private int end;
    private Frame.Source source = Frame.Source.STDOUT;
    /** So much of the present frame is to come. */
    private long left;

    private int from;
    private int to;
    private boolean first;

    /** @param terminal whether the process has a terminal ({@code Config.Tty}, or {@code Tty} of the exec) */
    public FrameReader(InputStream in, boolean terminal) {
        this.in = in;
        this.terminal = terminal;
    }

    /** Whether the process has a terminal. */
    boolean terminal() {
        return terminal;
    }

    /**
     * The next piece as soon as there is one, never empty; null at the end.
     *
     * @throws EngineException when the stream is not made of frames, ends within one, or carries the engine's own error
     */
    public Frame next() {
        return advance() ? new Frame(source, Arrays.copyOfRange(buffer, from, to)) : null;
    }

    /**
     * The same without a copy: the piece is {@link #from()} to {@link #to()} of {@link #buffer()} until the next call.
     *
     * @return false at the end
     */
    boolean advance() {
        try {
            first = false;
            while (!terminal && left == 0) {
                if (!readHeader()) {
                    return false;
                }
                first = true;
            }
            if (position == end && !fill()) {
                if (terminal) {
                    return false;
                }
                throw cutOff(null);
            }
            take(terminal ? end - position : (int) Math.min(left, end - position));
            return true;
        } catch (IOException e) {
            throw cutOff(e);
        }
    }

    /** Whether the next piece was received already, so that it costs no waiting. */
    boolean ready() {
        if (terminal || left > 0) {
            return position < end;
        }
        if (end - position < HEADER_SIZE) {
            return false;
        }
        long length = length(position);
        return length > 0 && end - position - HEADER_SIZE >= Math.min(length, FIRST_PIECE);
    }

    Frame.Source source() {
        return source;
    }

    byte[] buffer() {
        return buffer;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    /** Whether the piece is the beginning of its frame. Engines give each message of a log a frame of its own. */
    boolean first() {
        return first;
    }

    private void take(int count) {
        from = position;
        position += count;
        to = position;
        left -= terminal ? 0 : count;
    }

    /** Receives more, behind what is there; false at the end of the stream. */
    private boolean fill() throws IOException {
        if (position > 0) {
            System.arraycopy(buffer, position, buffer, 0, end - position);
            end -= position;
            position = 0;
        }
        int count = in.read(buffer, end, buffer.length - end);
        end += Math.max(0, count);
        return count > 0;
    }

    /** False at the end of the stream. */
    private boolean readHeader() throws IOException {
        while (end - position < HEADER_SIZE) {
            if (!fill()) {
                if (position < end) {
                    throw new EOFException();
                }
                return false;
            }
        }
        int at = position;
        position += HEADER_SIZE;
        left = length(at);
        if (buffer[at + 1] != 0 || buffer[at + 2] != 0 || buffer[at + 3] != 0) {
            throw noFrames();
        }
        switch (buffer[at]) {
            case STDIN, STDOUT -> source = Frame.Source.STDOUT;
            case STDERR -> source = Frame.Source.STDERR;
            case ENGINE_ERROR -> throw engineError();
            default -> throw noFrames();
        }
        while (end - position < Math.min(left, FIRST_PIECE)) {
            if (!fill()) {
                throw new EOFException();
            }
        }
        return true;
    }

    private long length(int header) {
        return Integer.toUnsignedLong((int) BIG_ENDIAN.get(buffer, header + 4));
    }

    private EngineException engineError() throws IOException {
        StringBuilder text = new StringBuilder();
        while (left > 0 && text.length() < LARGEST_PIECE && (position < end || fill())) {
            take((int) Math.min(left, end - position));
            text.append(new String(buffer, from, to - from, StandardCharsets.UTF_8));
        }
        return new EngineException(Kind.SERVER_ERROR, text.toString().strip(), null);
    }

    private static EngineException noFrames() {
        return new EngineException(
                Kind.PROTOCOL,
                "The engine's output is not in Docker's frames; the container may have a terminal.",
                null);
    }

    private static EngineException cutOff(IOException cause) {
        return new EngineException(
                Kind.UNREACHABLE, "The engine's output was cut off in the middle of a frame.", cause);
    }
}
