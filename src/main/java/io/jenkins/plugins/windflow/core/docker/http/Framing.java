package io.jenkins.plugins.windflow.core.docker.http;

import java.io.EOFException;
import java.io.IOException;
import java.util.List;

/** How the content of an answer is delimited on the wire (RFC 9112 section 6). */
sealed interface Framing {
    /** At least one byte, or -1 at the end of the content. */
    int read(byte[] buffer, int offset, int length) throws IOException;

    /** Whether the content was read to its proper end. */
    boolean finished();

    /** Whether another answer can follow on the connection. */
    default boolean delimited() {
        return true;
    }

    static Framing of(AnswerHead head, String method, Wire wire) throws IOException {
        if (head.status() == 101) {
            return new UntilClose(wire);
        }
        if (head.withoutContent(method)) {
            return new FixedLength(wire, 0);
        }
        if (!head.headers().all("Transfer-Encoding").isEmpty()) {
            if (!head.headers().all("Transfer-Encoding").equals(List.of("chunked"))) {
                throw new MalformedAnswerException("sent an answer with an unknown transfer encoding");
            }
            return new Chunked(wire);
        }
        List<String> lengths = head.headers().all("Content-Length");
        return lengths.isEmpty() ? new UntilClose(wire) : new FixedLength(wire, length(lengths));
    }

    private static long length(List<String> values) throws IOException {
        String value = values.getFirst();
        if (!value.matches("[0-9]{1,18}") || !values.stream().allMatch(value::equals)) {
            throw new MalformedAnswerException("sent a malformed Content-Length");
        }
        return Long.parseLong(value);
    }

    /** A content of known length. */
    final class FixedLength implements Framing {
        private final Wire wire;
        private long left;

        FixedLength(Wire wire, long length) {
            this.wire = wire;
            this.left = length;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (left == 0) {
                return -1;
            }
            int count = wire.read(buffer, offset, (int) Math.min(length, left));
            if (count < 0) {
                throw new EOFException();
            }
            left -= count;
            return count;
        }

        @Override
        public boolean finished() {
            return left == 0;
        }
    }

    /** A content that ends with the connection: raw streams, and servers of HTTP/1.0. */
    final class UntilClose implements Framing {
        private final Wire wire;
        private boolean ended;

        UntilClose(Wire wire) {
            this.wire = wire;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = ended ? -1 : wire.read(buffer, offset, length);
            ended |= count < 0;
            return count;
        }

        @Override
        public boolean finished() {
            return ended;
        }

        @Override
        public boolean delimited() {
            return false;
        }
    }

    /** A content in chunks (RFC 9112 section 7.1). */
    final class Chunked implements Framing {
        private static final int LONGEST_LINE = 4 * 1024;
        private static final int MOST_TRAILERS = 50;
        private static final int MOST_DIGITS = 15;

        private final Wire wire;
        private long left;
        private boolean first = true;
        private boolean ended;
        /** Met behind bytes that were still good. */
        private IOException failure;

        Chunked(Wire wire) {
            this.wire = wire;
        }

        /** Engines send each line of a log as a chunk of its own: takes all chunks that have come, without waiting for more. */
        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (failure != null) {
                throw failure;
            }
            if (left == 0 && !ended) {
                nextChunk();
            }
            if (ended) {
                return -1;
            }
            int count = take(buffer, offset, length);
            try {
                while (count < length && moreWasReceived()) {
                    count += take(buffer, offset + count, length - count);
                }
            } catch (IOException e) {
                failure = e;
            }
            return count;
        }

        private int take(byte[] buffer, int offset, int length) throws IOException {
            int count = wire.read(buffer, offset, (int) Math.min(length, left));
            if (count < 0) {
                throw new EOFException();
            }
            left -= count;
            return count;
        }

        /** Goes on to the next chunk when its beginning has come: then there may be bytes of it. */
        private boolean moreWasReceived() throws IOException {
            if (left == 0 && wire.hasBufferedLines(2)) {
                nextChunk();
            }
            return left > 0 && wire.hasBuffered();
        }

        private void nextChunk() throws IOException {
            if (!first && !wire.line(2, "chunk end").isEmpty()) {
                throw new MalformedAnswerException("sent a chunk that is longer than announced");
            }
            first = false;
            left = size(wire.line(LONGEST_LINE, "chunk size"));
            if (left == 0) {
                passTrailers();
                ended = true;
            }
        }

        private static long size(String line) throws IOException {
            int extension = line.indexOf(';');
            String digits = (extension < 0 ? line : line.substring(0, extension)).strip();
            if (digits.isEmpty() || digits.length() > MOST_DIGITS) {
                throw malformed(line);
            }
            long size = 0;
            for (int at = 0; at < digits.length(); at++) {
                int digit = Character.digit(digits.charAt(at), 16);
                if (digit < 0) {
                    throw malformed(line);
                }
                size = size * 16 + digit;
            }
            return size;
        }

        private static MalformedAnswerException malformed(String line) {
            return new MalformedAnswerException("sent a malformed chunk size: " + AnswerHead.shown(line));
        }

        private void passTrailers() throws IOException {
            for (int i = 0; i <= MOST_TRAILERS; i++) {
                if (wire.line(LONGEST_LINE, "trailer").isEmpty()) {
                    return;
                }
            }
            throw new MalformedAnswerException("sent more than " + MOST_TRAILERS + " trailers");
        }

        @Override
        public boolean finished() {
            return ended;
        }
    }
}
