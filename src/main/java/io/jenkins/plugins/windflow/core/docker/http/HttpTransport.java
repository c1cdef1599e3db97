package io.jenkins.plugins.windflow.core.docker.http;

import io.jenkins.plugins.windflow.core.docker.connect.Dialer;
import io.jenkins.plugins.windflow.core.docker.connect.Duplex;
import io.jenkins.plugins.windflow.core.docker.error.EngineException;
import io.jenkins.plugins.windflow.core.docker.error.EngineException.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * HTTP/1.1 to one engine over whatever its dialer opens. Control calls share a few kept-alive connections, reads and
 * writes apart, because a write may wait for minutes in the engine; each stream has a connection of its own. An
 * answer with a status of 400 or more is thrown as {@link EngineException}.
 *
 * <p>It owns no thread: calls run in the caller's.
 */
public final class HttpTransport implements AutoCloseable {
    private final Dialer dialer;
    private final Failures failures;
    private final ConnectionPool reads = new ConnectionPool(8, this::lost);
    private final ConnectionPool writes = new ConnectionPool(16, this::lost);
    private final Set<HttpConnection> open = ConcurrentHashMap.newKeySet();
    private final AtomicLong generation = new AtomicLong();
    private final AtomicReference<String> server = new AtomicReference<>();
    private volatile boolean closed;

    public HttpTransport(Dialer dialer) {
        this.dialer = dialer;
        this.failures = new Failures(dialer.description());
    }

    /** A call that reads state; its answer is to be read and closed at once. */
    public HttpAnswer read(HttpRequest request, Timeouts timeouts) {
        return call(reads, timeouts.pool(), request, timeouts.connect(), Limits.control(timeouts));
    }

    /**
     * A call that changes something; its answer is to be read and closed at once.
     *
     * @param patience how long the engine may work before it answers
     */
    public HttpAnswer write(HttpRequest request, Timeouts timeouts, Duration patience) {
        Limits limits = new Limits(patience, timeouts.idle(), patience.plus(timeouts.total()));
        return call(writes, patience, request, timeouts.connect(), limits);
    }

    private HttpAnswer call(ConnectionPool pool, Duration wait, HttpRequest request, Duration connect, Limits limits) {
        try {
            if (!pool.enter(wait)) {
                throw failures.busy(pool.size(), wait);
            }
        } catch (InterruptedException e) {
            throw failures.interrupt(e);
        }
        HttpAnswer answer;
        try {
            answer = callPooled(pool, request, connect, limits);
        } catch (RuntimeException | Error e) {
            pool.leave();
            throw e;
        }
        return checked(request, answer);
    }

    private HttpAnswer callPooled(ConnectionPool pool, HttpRequest request, Duration connect, Limits limits) {
        while (true) {
            HttpConnection connection = take(pool, connect);
            try {
                return exchange(connection, request, limits, true, (used, reusable) -> giveBack(pool, used, reusable));
            } catch (IOException e) {
                EngineException failure = failures.calling(e, connection.wire(), Failures.Stage.BEFORE_ANSWER);
                boolean again =
                        connection.mayRepeat(request) && !Thread.currentThread().isInterrupted() && !closed;
                connection.close();
                lost();
                if (!again) {
                    throw failure;
                }
            }
        }
    }

    private HttpConnection take(ConnectionPool pool, Duration connect) {
        try {
            return pool.take(() -> connect(connect));
        } catch (IOException e) {
            lost();
            throw failures.dialing(e);
        }
    }

    private static void giveBack(ConnectionPool pool, HttpConnection connection, boolean reusable) {
        if (reusable) {
            pool.put(connection);
        } else {
            connection.close();
        }
        pool.leave();
    }

    /** A call over a connection of its own, which lives as long as its answer. */
    public HttpAnswer stream(HttpRequest request, Duration connect, Limits limits) {
        HttpConnection connection = dial(connect);
        return checked(request, exchangeOnOwn(connection, request, limits));
    }

    /** Asks for an upgrade to a raw stream ("hijacking"). */
    public RawStream upgrade(HttpRequest request, Timeouts timeouts) {
        HttpConnection connection = dial(timeouts.connect());
        Limits limits = new Limits(timeouts.firstByte(), null, null);
        HttpAnswer answer = checked(request, exchangeOnOwn(connection, request.upgraded(), limits));
        return new RawStream(answer, connection, failures);
    }

    private HttpConnection dial(Duration connect) {
        try {
            return connect(connect);
        } catch (IOException e) {
            lost();
            throw failures.dialing(e);
        }
    }

    private HttpAnswer exchangeOnOwn(HttpConnection connection, HttpRequest request, Limits limits) {
        try {
            return exchange(connection, request, limits, false, (used, reusable) -> used.close());
        } catch (IOException e) {
            EngineException failure = failures.calling(e, connection.wire(), Failures.Stage.BEFORE_ANSWER);
            connection.close();
            IOException source = connection.sourceFailure();
            if (source != null) {
                throw new EngineException(
                        Kind.BAD_REQUEST,
                        "What was to be sent to " + dialer.description() + " could not be read: " + source.getMessage()
                                + ".",
                        source);
            }
            lost();
            throw failure;
        }
    }

    private HttpAnswer exchange(
            HttpConnection connection, HttpRequest request, Limits limits, boolean shared, HttpAnswer.Release release)
            throws IOException {
        AnswerHead head = connection.exchange(request, limits);
        noteServer(head.headers());
        Framing framing = Framing.of(head, request.method(), connection.wire());
        return new HttpAnswer(head, framing, connection, shared, failures, release);
    }

    private HttpAnswer checked(HttpRequest request, HttpAnswer answer) {
        if (answer.status() < 400) {
            return answer;
        }
        try (answer) {
            throw ErrorAnswer.of(
                    dialer.description(),
                    request,
                    answer.status(),
                    answer.headers().first("Content-Type").orElse(""),
                    answer.content());
        }
    }

    private HttpConnection connect(Duration limit) throws IOException {
        if (closed) {
            throw new IOException("this client is closed");
        }
        Duplex duplex = dialer.dial(limit);
        AtomicReference<HttpConnection> self = new AtomicReference<>();
        HttpConnection connection = new HttpConnection(duplex, () -> open.remove(self.get()));
        self.set(connection);
        open.add(connection);
        if (closed) {
            connection.close();
        }
        return connection;
    }

    /**
     * Engines name themselves and their version in every answer; another name is another engine behind the same
     * address.
     */
    private void noteServer(HttpHeaders headers) {
        headers.first("Server").ifPresent(name -> {
            String before = server.getAndSet(name);
            if (before != null && !before.equals(name)) {
                lost();
            }
        });
    }

    private void lost() {
        generation.incrementAndGet();
    }

    /** Changes whenever another engine, or another version of it, may answer from now on. */
    public long generation() {
        return generation.get();
    }

    /** The connections that are open now, streams and idle ones included. */
    public int openConnections() {
        return open.size();
    }

    public String endpoint() {
        return dialer.description();
    }

    /** Closes all connections; calls in progress fail. */
    @Override
    public void close() {
        closed = true;
        reads.close();
        writes.close();
        open.forEach(HttpConnection::close);
    }
}
