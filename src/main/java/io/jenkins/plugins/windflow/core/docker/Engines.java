package io.jenkins.plugins.windflow.core.docker;

import io.jenkins.plugins.windflow.core.docker.connect.Dialer;
import io.jenkins.plugins.windflow.core.docker.http.HttpTransport;
import io.jenkins.plugins.windflow.core.docker.http.Timeouts;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The clients of all engines, one for each dialer's fingerprint. A client is used by lease and closed when nobody has
 * had a lease on it for a while; a changed address or credential has another fingerprint and so gets another client.
 *
 * <p>Nothing is connected by taking a lease, and no thread belongs to a client.
 */
public final class Engines implements AutoCloseable {
    private static final Duration LONGEST_IDLE = Duration.ofMinutes(5);

    private static final class Client {
        private final Engine engine;
        private int leases;
        private long idleSince;

        Client(Engine engine) {
            this.engine = engine;
        }
    }

    private final Timeouts timeouts;
    private final Duration longestIdle;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Client> clients = new HashMap<>();
    private boolean sweepPlanned;
    private boolean closed;

    public Engines() {
        this(Timeouts.DEFAULT);
    }

    public Engines(Timeouts timeouts) {
        this(timeouts, LONGEST_IDLE);
    }

    /** @param longestIdle how long a client is kept without a lease */
    Engines(Timeouts timeouts, Duration longestIdle) {
        this.timeouts = timeouts;
        this.longestIdle = longestIdle;
    }

    /**
     * Takes the right to use the engine behind a dialer. Does not connect, so it does not fail when the engine is away.
     *
     * @throws IllegalStateException after {@link #close()}
     */
    public EngineLease lease(Dialer dialer) {
        lock.lock();
        try {
            if (closed) {
                throw new IllegalStateException(
                        "The clients of the Docker engines are closed; Jenkins is shutting down.");
            }
            Client client = clients.computeIfAbsent(
                    dialer.fingerprint(), key -> new Client(new Engine(new HttpTransport(dialer), timeouts)));
            client.leases++;
            return new EngineLease(client.engine, () -> giveBack(client));
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes another right to use a client, for work that goes on when the present lease has ended.
     *
     * @param engine on which the caller has a lease
     */
    public EngineLease lease(Engine engine) {
        lock.lock();
        try {
            Client client = clients.values().stream()
                    .filter(known -> known.engine == engine)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("The engine is used without a lease."));
            client.leases++;
            return new EngineLease(client.engine, () -> giveBack(client));
        } finally {
            lock.unlock();
        }
    }

    private void giveBack(Client client) {
        lock.lock();
        try {
            client.leases--;
            client.idleSince = System.nanoTime();
            if (closed && client.leases == 0) {
                clients.values().remove(client);
                client.engine.close();
            } else if (client.leases == 0) {
                planSweep();
            }
        } finally {
            lock.unlock();
        }
    }

    private void planSweep() {
        if (!sweepPlanned) {
            sweepPlanned = true;
            // The platform's own timer: waiting costs no thread of ours.
            Executor later = CompletableFuture.delayedExecutor(longestIdle.toMillis() + 1, TimeUnit.MILLISECONDS);
            later.execute(this::sweep);
        }
    }

    private void sweep() {
        lock.lock();
        try {
            sweepPlanned = false;
            boolean someIdle = false;
            for (Iterator<Client> all = clients.values().iterator(); all.hasNext(); ) {
                Client client = all.next();
                if (client.leases == 0 && System.nanoTime() - client.idleSince >= longestIdle.toNanos()) {
                    all.remove();
                    client.engine.close();
                } else {
                    someIdle |= client.leases == 0;
                }
            }
            if (someIdle && !closed) {
                planSweep();
            }
        } finally {
            lock.unlock();
        }
    }

    /** The clients that exist now, leased or idle. */
    public int size() {
        lock.lock();
        try {
            return clients.size();
        } finally {
            lock.unlock();
        }
    }

    /** The connections that are open now to all engines. */
    public int openConnections() {
        lock.lock();
        try {
            return clients.values().stream()
                    .mapToInt(client -> client.engine.openConnections())
                    .sum();
        } finally {
            lock.unlock();
        }
    }

    /** Gives out no more leases, closes idle clients now and the others with their last lease. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            clients.values().removeIf(client -> {
                if (client.leases == 0) {
                    client.engine.close();
                }
                return client.leases == 0;
            });
        } finally {
            lock.unlock();
        }
    }
}
