package io.jenkins.plugins.windflow.core.docker.http;

import io.jenkins.plugins.windflow.core.docker.error.EngineException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * An answer whose content is read as it comes. It must be closed. A stream may be closed by any thread, which ends a
 * read in progress; the answer of a control call is closed by the thread that reads it.
 */
public final class HttpAnswer implements AutoCloseable {
    /** So much that is left of an answer is read away for the sake of the connection. */
    private static final int DRAIN_BYTES = 64 * 1024;

    private static final Duration DRAIN_LIMIT = Duration.ofMillis(250);

    private final AnswerHead head;
    private final Framing framing;
    private final HttpConnection connection;
    private final Failures failures;
    private final Release release;
    private final boolean shared;
    private final AtomicBoolean released = new AtomicBoolean();
    private final InputStream content = new Content();

    /** What becomes of the connection after the answer. */
    @FunctionalInterface
    interface Release {
        /** @param reusable whether another request may be sent on it */
        void release(HttpConnection connection, boolean reusable);
    }

    /** @param shared whether the connection is worth reading a rest away */
    HttpAnswer(
            AnswerHead head,
            Framing framing,
            HttpConnection connection,
            boolean shared,
            Failures failures,
            Release release) {
        this.head = head;
        this.framing = framing;
        this.connection = connection;
        this.shared = shared;
        this.failures = failures;
        this.release = release;
        if (framing.finished()) {
            finish(true);
        }
    }

    public int status() {
        return head.status();
    }

    public HttpHeaders headers() {
        return head.headers();
    }

    /**
     * The content; its methods throw {@link EngineException} instead of {@link IOException}, and its end is the
     * proper end.
     */
    public InputStream content() {
        return content;
    }

    /** Gives a shared connection back when little is left to read, and closes it otherwise. */
    @Override
    public void close() {
        if (!released.get()) {
            finish(shared && head.persistent() && framing.delimited() && drained());
        }
    }

    private boolean drained() {
        connection.wire().limitReads(DRAIN_LIMIT, Wire.deadline(DRAIN_LIMIT));
        byte[] rest = new byte[DRAIN_BYTES];
        try {
            for (int left = DRAIN_BYTES; left > 0 && !framing.finished(); ) {
                int count = framing.read(rest, 0, left);
                left -= Math.max(0, count);
            }
        } catch (IOException e) {
            // The answer is not wanted any more; all that follows is that the connection cannot be used again.
            return false;
        }
        return framing.finished();
    }

    private void finish(boolean complete) {
        if (released.compareAndSet(false, true)) {
            release.release(connection, complete && head.persistent() && framing.delimited());
        }
    }

    private final class Content extends InputStream {
        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            Objects.checkFromIndexSize(offset, length, buffer.length);
            if (length == 0) {
                return 0;
            }
            if (released.get() && framing.finished()) {
                return -1;
            }
            try {
                int count = framing.read(buffer, offset, length);
                if (framing.finished()) {
                    finish(true);
                }
                return count;
            } catch (IOException e) {
                EngineException failure = failures.calling(e, connection.wire(), Failures.Stage.IN_ANSWER);
                finish(false);
                throw failure;
            }
        }

        @Override
        public void close() {
            HttpAnswer.this.close();
        }
    }
}
