package io.jenkins.plugins.windflow.core.docker.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Sends a streamed content in chunks on a virtual thread, so that the answer can be read at the same time: an engine
 * may answer before it has seen everything, and stops reading when its own answer is not read.
 */
final class BodySender {
    private static final int CHUNK_SIZE = 64 * 1024;
    /** Room for the size line: at most five digits and CR LF. */
    private static final int HEAD_ROOM = 7;

    private final Wire wire;
    private final InputStream content;
    private volatile IOException sourceFailure;
    private volatile Thread thread;

    BodySender(Wire wire, InputStream content) {
        this.wire = wire;
        this.content = content;
    }

    void start() {
        thread = Thread.ofVirtual().name("windflow-send").start(this::send);
    }

    private void send() {
        byte[] chunk = new byte[HEAD_ROOM + CHUNK_SIZE + 2];
        try {
            for (int count = next(chunk); count >= 0; count = next(chunk)) {
                if (count > 0) {
                    write(chunk, count);
                }
            }
            wire.write("0\r\n\r\n");
        } catch (IOException e) {
            if (sourceFailure != null) {
                wire.close();
            }
            // Otherwise the engine has stopped reading; why, stands in its answer or in the failure to read one.
        }
    }

    private int next(byte[] chunk) throws IOException {
        try {
            return content.read(chunk, HEAD_ROOM, CHUNK_SIZE);
        } catch (IOException e) {
            sourceFailure = e;
            throw e;
        } catch (RuntimeException e) {
            sourceFailure = new IOException(e);
            throw sourceFailure;
        }
    }

    /** One write for a whole chunk: the size line is put right before the data. */
    private void write(byte[] chunk, int count) throws IOException {
        byte[] head = (Integer.toHexString(count) + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
        int start = HEAD_ROOM - head.length;
        System.arraycopy(head, 0, chunk, start, head.length);
        chunk[HEAD_ROOM + count] = '\r';
        chunk[HEAD_ROOM + count + 1] = '\n';
        wire.write(chunk, start, head.length + count + 2);
    }

    /** Why the content to send could not be read, or null. */
    IOException sourceFailure() {
        return sourceFailure;
    }

    /** Ends a sender that waits for content; its connection is closed already. */
    void stop() {
        thread.interrupt();
    }
}
