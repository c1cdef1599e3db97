package io.jenkins.plugins.windflow.core.docker.http;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Connections that calls share: kept alive, bounded in number, and waited for only so long. */
final class ConnectionPool {
    /** Middle boxes forget silent connections without telling anybody. */
    private static final Duration LONGEST_IDLE = Duration.ofSeconds(60);

    /** Opens a connection. */
    @FunctionalInterface
    interface Opener {
        HttpConnection open() throws IOException;
    }

    private final int size;
    private final Semaphore permits;
    private final ConcurrentLinkedDeque<HttpConnection> idle = new ConcurrentLinkedDeque<>();
    private final Runnable onLoss;
    private volatile boolean closed;

    /**
     * @param size the most connections at a time
     * @param onLoss told when an idle connection is found to be closed by the other side
     */
    ConnectionPool(int size, Runnable onLoss) {
        this.size = size;
        this.permits = new Semaphore(size, true);
        this.onLoss = onLoss;
    }

    int size() {
        return size;
    }

    /** Waits for the right to use one connection; false when there was none within the limit. */
    boolean enter(Duration limit) throws InterruptedException {
        return permits.tryAcquire(limit.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Ends what {@link #enter} began. */
    void leave() {
        permits.release();
    }

    /** The connection that was used last, so that others may grow old, or a new one. */
    HttpConnection take(Opener opener) throws IOException {
        for (HttpConnection connection = idle.pollFirst(); connection != null; connection = idle.pollFirst()) {
            if (connection.idle().compareTo(LONGEST_IDLE) > 0) {
                connection.close();
            } else if (connection.stale()) {
                connection.close();
                onLoss.run();
            } else {
                return connection;
            }
        }
        return opener.open();
    }

    void put(HttpConnection connection) {
        connection.rest();
        idle.addFirst(connection);
        if (closed) {
            close();
        }
    }

    /** Closes the idle connections, now and from now on. */
    void close() {
        closed = true;
        for (HttpConnection connection = idle.pollFirst(); connection != null; connection = idle.pollFirst()) {
            connection.close();
        }
    }
}
