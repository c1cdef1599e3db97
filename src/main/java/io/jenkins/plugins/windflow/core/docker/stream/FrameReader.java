package io.jenkins.plugins.windflow.core.docker.stream;

import io.jenkins.plugins.windflow.core.docker.error.EngineException;
import io.jenkins.plugins.windflow.core.docker.error.EngineException.Kind;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Takes Docker's multiplexed output apart: frames of a header of 8 bytes (source, three zeros, length as unsigned
 * 32-bit number, most significant byte first) and content (Docker API, ContainerAttach, "Stream format"). With a
 * terminal there are no headers, all is output.
 *
 * <p>Memory is bounded by {@value #LARGEST_PIECE} bytes whatever lengths are announced: a larger frame is handed out
 * in pieces as it comes.
 */
public final class FrameReader {
    static final int LARGEST_PIECE = 32 * 1024;
    private static final int HEADER_SIZE = 8;
    private static final int STDIN = 0;
    private static final int STDOUT = 1;
    private static final int STDERR = 2;
    private static final int ENGINE_ERROR = 3;

    private final InputStream in;
    private final boolean terminal;
    private final byte[] buffer = new byte[LARGEST_PIECE];
    private Frame.Source source = Frame.Source.STDOUT;
    private long left;

    /** @param terminal whether the process has a terminal ({@code Config.Tty}, or {@code Tty} of the exec) */
    public FrameReader(InputStream in, boolean terminal) {
        this.in = in;
        this.terminal = terminal;
    }

    /**
     * The next piece as soon as there is one, never empty; null at the end.
     *
     * @throws EngineException when the stream is not made of frames, ends within one, or carries the engine's own error
     */
    public Frame next() {
        try {
            if (terminal) {
                return piece(LARGEST_PIECE);
            }
            while (left == 0) {
                if (!readHeader()) {
                    return null;
                }
            }
            Frame frame = piece((int) Math.min(left, LARGEST_PIECE));
            if (frame == null) {
                throw cutOff(null);
            }
            left -= frame.content().length;
            return frame;
        } catch (IOException e) {
            throw cutOff(e);
        }
    }

    private Frame piece(int most) throws IOException {
        int count = in.read(buffer, 0, most);
        return count < 0 ? null : new Frame(source, Arrays.copyOf(buffer, count));
    }

    /** False at the end of the stream. */
    private boolean readHeader() throws IOException {
        byte[] header = new byte[HEADER_SIZE];
        int count = in.readNBytes(header, 0, HEADER_SIZE);
        if (count == 0) {
            return false;
        }
        if (count < HEADER_SIZE) {
            throw new EOFException();
        }
        left = Integer.toUnsignedLong(ByteBuffer.wrap(header).getInt(4));
        if (header[1] != 0 || header[2] != 0 || header[3] != 0) {
            throw noFrames();
        }
        switch (header[0]) {
            case STDIN, STDOUT -> source = Frame.Source.STDOUT;
            case STDERR -> source = Frame.Source.STDERR;
            case ENGINE_ERROR -> throw engineError();
            default -> throw noFrames();
        }
        return true;
    }

    private EngineException engineError() throws IOException {
        byte[] text = in.readNBytes((int) Math.min(left, LARGEST_PIECE));
        return new EngineException(Kind.SERVER_ERROR, new String(text, StandardCharsets.UTF_8).strip(), null);
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
