package io.jenkins.plugins.windflow.core.docker.http;

import io.jenkins.plugins.windflow.core.docker.connect.DialException;
import io.jenkins.plugins.windflow.core.docker.connect.Duplex;
import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;

/** One connection: sends a request and reads the head of its answer. Used by one call at a time. */
final class HttpConnection {
    /** The head of an answer comes in one piece from everybody who means well. */
    private static final Duration HEAD_LIMIT = Duration.ofSeconds(30);
    /** An engine that refuses a request while it is sent has answered already. */
    private static final Duration REFUSAL_LIMIT = Duration.ofSeconds(2);

    private final Wire wire;
    private final Runnable onClose;
    private final AtomicBoolean closed = new AtomicBoolean();
    private BodySender sender;
    private boolean used;
    private long sentBefore;
    private long receivedBefore;
    private long idleSince;

    /** @param onClose told once when the connection is closed */
    HttpConnection(Duplex duplex, Runnable onClose) {
        this.wire = new Wire(duplex);
        this.onClose = onClose;
    }

    AnswerHead exchange(HttpRequest request, Limits limits) throws IOException {
        sentBefore = wire.sent();
        receivedBefore = wire.received();
        OptionalLong deadline = Wire.deadline(limits.total());
        wire.limitWrites(limits.idle());
        wire.limitReads(limits.firstByte(), deadline);
        try {
            send(request);
        } catch (IOException e) {
            return refusal(request, e);
        }
        if (wire.peek() < 0) {
            throw new EOFException();
        }
        AnswerHead head = readHead(request, HEAD_LIMIT);
        wire.limitReads(limits.idle(), deadline);
        return head;
    }

    private AnswerHead readHead(HttpRequest request, Duration limit) throws IOException {
        wire.limitReads(limit, Wire.deadline(limit));
        return AnswerHead.read(wire, request.upgrade());
    }

    private void send(HttpRequest request) throws IOException {
        byte[] head = request.head();
        switch (request.body()) {
            case HttpRequest.Body.None none -> wire.write(head, 0, head.length);
            case HttpRequest.Body.Bytes bytes -> {
                byte[] all = Arrays.copyOf(head, head.length + bytes.content().length);
                System.arraycopy(bytes.content(), 0, all, head.length, bytes.content().length);
                wire.write(all, 0, all.length);
            }
            case HttpRequest.Body.Streamed streamed -> {
                wire.write(head, 0, head.length);
                sender = new BodySender(wire, streamed.content());
                sender.start();
            }
        }
    }

    /** The request could not be sent completely: an answer that has come nevertheless says why. */
    private AnswerHead refusal(HttpRequest request, IOException notSent) throws IOException {
        if (wire.missed() != null || Thread.currentThread().isInterrupted()) {
            throw notSent;
        }
        try {
            AnswerHead head = readHead(request, REFUSAL_LIMIT);
            return new AnswerHead(head.status(), head.headers(), false);
        } catch (MalformedAnswerException e) {
            throw e;
        } catch (IOException e) {
            // What TLS has to say about it is worth more than "broken pipe".
            IOException reason = e instanceof DialException ? e : notSent;
            throw reason;
        }
    }

    /**
     * Whether nothing of the last request can have reached the engine, or nothing of it can have changed anything
     * there.
     */
    boolean mayRepeat(HttpRequest request) {
        boolean nothingSent = wire.sent() == sentBefore;
        boolean repeatable = !(request.body() instanceof HttpRequest.Body.Streamed);
        return used
                && repeatable
                && (nothingSent || request.safe())
                && wire.received() == receivedBefore
                && wire.missed() == null;
    }

    /** The call is over and the connection waits for the next one. */
    void rest() {
        used = true;
        idleSince = System.nanoTime();
        wire.limitReads(null, OptionalLong.empty());
    }

    Duration idle() {
        return Duration.ofNanos(System.nanoTime() - idleSince);
    }

    boolean stale() {
        return wire.stale();
    }

    Wire wire() {
        return wire;
    }

    /** Why the content to send could not be read, or null. */
    IOException sourceFailure() {
        return sender == null ? null : sender.sourceFailure();
    }

    /** May be called by any thread, and more than once. */
    void close() {
        if (closed.compareAndSet(false, true)) {
            wire.close();
            if (sender != null) {
                sender.stop();
            }
            onClose.run();
        }
    }
}
