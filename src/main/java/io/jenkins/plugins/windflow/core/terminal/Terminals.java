package io.jenkins.plugins.windflow.core.terminal;

import io.jenkins.plugins.windflow.core.docker.EngineLease;
import io.jenkins.plugins.windflow.core.docker.error.EngineException;
import io.jenkins.plugins.windflow.core.terminal.TerminalEnd.Reason;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/** All terminals that are open: opens them within the limits and sees to it that each comes to its end, once. */
public final class Terminals implements AutoCloseable {
    private static final Logger LOGGER = Logger.getLogger(Terminals.class.getName());
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final Duration FAREWELL = Duration.ofSeconds(8);
    /** An engine that is away may come back, with the containers still running. */
    private static final Duration HANG_UP_AGAIN = Duration.ofSeconds(5);

    private static final Duration HANG_UP_LIMIT = Duration.ofMinutes(10);

    private final Supplier<TerminalSettings> settings;
    private final TerminalListener listener;
    private final SecureRandom random = new SecureRandom();
    private final ReentrantLock lock = new ReentrantLock();
    /** Terminals by id; one that is being ended is not in it any more. */
    private final Map<String, Terminal> open = new ConcurrentHashMap<>();

    private final Map<String, Integer> places = new ConcurrentHashMap<>();
    private final List<Terminal> ending = new ArrayList<>();
    private boolean watching;
    private volatile boolean closed;

    /** @param settings asked each time they are needed */
    public Terminals(Supplier<TerminalSettings> settings, TerminalListener listener) {
        this.settings = settings;
        this.listener = listener;
    }

    /**
     * Starts a shell.
     *
     * @param lease belongs to the terminal from now on, also when this fails
     * @throws TerminalRefusedException when there is no such shell, the user has too many terminals, or Jenkins ends
     * @throws EngineException when the engine refuses or does not answer
     */
    public Terminal open(TerminalRequest request, EngineLease lease) {
        boolean opened = false;
        takePlace(request.owner());
        try {
            ShellProcess process = ShellProcess.start(lease.engine(), request);
            Terminal terminal = new Terminal(newId(), request, lease, process, this::outputEnded);
            opened = true;
            add(terminal);
            return terminal;
        } finally {
            if (!opened) {
                leavePlace(request.owner());
                lease.close();
            }
        }
    }

    private void add(Terminal terminal) {
        lock.lock();
        try {
            open.put(terminal.id(), terminal);
            if (!watching) {
                watching = true;
                Thread.ofVirtual().name("windflow-terminals").start(this::watch);
            }
        } finally {
            lock.unlock();
        }
        terminal.start();
        if (closed) {
            end(terminal, shutdown());
        }
    }

    private void takePlace(String owner) {
        int most = settings.get().sessionsPerUser();
        lock.lock();
        try {
            if (closed) {
                throw new TerminalRefusedException("Jenkins is shutting down.");
            }
            int taken = places.getOrDefault(owner, 0);
            if (taken >= most) {
                throw new TerminalRefusedException(
                        "You have " + taken + " terminals open, and more are not allowed: close one of them first.");
            }
            places.put(owner, taken + 1);
        } finally {
            lock.unlock();
        }
    }

    private void leavePlace(String owner) {
        lock.lock();
        try {
            places.computeIfPresent(owner, (name, taken) -> taken == 1 ? null : taken - 1);
        } finally {
            lock.unlock();
        }
    }

    private String newId() {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** The terminal of this id, when it is the user's own and lives. */
    public Optional<Terminal> find(String id, String owner) {
        return Optional.ofNullable(open.get(id))
                .filter(terminal -> terminal.request().owner().equals(owner));
    }

    /** The user's terminals that live, oldest first. */
    public List<Terminal> of(String owner) {
        return open.values().stream()
                .filter(terminal -> terminal.request().owner().equals(owner))
                .sorted(Comparator.comparing(Terminal::started).thenComparing(Terminal::id))
                .toList();
    }

    /** Ends a terminal because its owner wants it; completed when its processes are hung up. */
    public CompletableFuture<TerminalEnd> close(Terminal terminal) {
        return end(terminal, new TerminalEnd(Reason.CLOSED, null, "The terminal was closed."));
    }

    /**
     * Ends a terminal whose owner may not use it any more.
     *
     * @param why one sentence
     */
    public CompletableFuture<TerminalEnd> revoke(Terminal terminal, String why) {
        return end(terminal, new TerminalEnd(Reason.REVOKED, null, why));
    }

    private void outputEnded(Terminal terminal) {
        if (open.containsKey(terminal.id())) {
            end(terminal, terminal.outputEnd());
        }
    }

    /** The first who wants it ended decides why. */
    private CompletableFuture<TerminalEnd> end(Terminal terminal, TerminalEnd why) {
        lock.lock();
        try {
            if (open.remove(terminal.id()) != null) {
                ending.add(terminal);
                Thread.ofVirtual()
                        .name("windflow-terminal-end-" + terminal.id())
                        .start(() -> hangUp(terminal, why));
            }
        } finally {
            lock.unlock();
        }
        return terminal.ended();
    }

    private void hangUp(Terminal terminal, TerminalEnd why) {
        TerminalEnd how = why;
        boolean again = false;
        try {
            how = why.reason() == Reason.CONTAINER_GONE ? why : why.and(terminal.hangUp());
        } catch (EngineException e) {
            again = true;
            how = why.and(HangUp.Outcome.unknown(
                    "the engine does not answer; it is tried again for " + HANG_UP_LIMIT.toMinutes() + " minutes."));
        } catch (RuntimeException e) {
            LOGGER.log(Level.WARNING, "A terminal's processes could not be hung up.", e);
            how = why.and(HangUp.Outcome.unknown("of an internal error, which the log of Jenkins tells."));
        } finally {
            finish(terminal, how, again);
        }
    }

    private void finish(Terminal terminal, TerminalEnd how, boolean hangUpAgain) {
        try {
            listener.ended(terminal, how);
        } finally {
            terminal.finish(how);
            leavePlace(terminal.request().owner());
            lock.lock();
            try {
                ending.remove(terminal);
            } finally {
                lock.unlock();
            }
        }
        try {
            if (hangUpAgain) {
                hangUpLater(terminal);
            }
        } finally {
            terminal.release();
        }
    }

    private void hangUpLater(Terminal terminal) {
        long deadline = System.nanoTime() + HANG_UP_LIMIT.toNanos();
        String last = "";
        while (!closed && System.nanoTime() < deadline) {
            pause(HANG_UP_AGAIN);
            try {
                HangUp.Outcome left = terminal.hangUp();
                boolean gone = left.kind() == HangUp.Kind.GONE;
                listener.hungUpLater(
                        terminal, gone, gone ? "Nothing of the terminal is left in the container." : left.sentence());
                return;
            } catch (EngineException e) {
                last = e.getMessage();
            }
        }
        listener.hungUpLater(terminal, false, HangUp.Outcome.unknown(last).sentence());
    }

    /** Ends what is idle or deserted. Runs as long as there are terminals. */
    private void watch() {
        while (isNeeded()) {
            TerminalSettings now = settings.get();
            for (Terminal terminal : open.values()) {
                if (terminal.isIdle(now.idle())) {
                    end(
                            terminal,
                            new TerminalEnd(
                                    Reason.IDLE,
                                    null,
                                    "Nothing was typed for " + text(now.idle()) + "; so the terminal was closed."));
                } else if (terminal.isDesertedFor(now.kept())) {
                    end(
                            terminal,
                            new TerminalEnd(
                                    Reason.ABANDONED,
                                    null,
                                    "Nobody came back to the terminal within " + text(now.kept()) + "."));
                }
            }
            pause(LOOK_EVERY);
        }
    }

    private boolean isNeeded() {
        lock.lock();
        try {
            watching = !open.isEmpty();
            return watching;
        } finally {
            lock.unlock();
        }
    }

    private static String text(Duration time) {
        return time.toSecondsPart() == 0 && time.toMinutes() > 2
                ? time.toMinutes() + " minutes"
                : time.toSeconds() + " seconds";
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static TerminalEnd shutdown() {
        return new TerminalEnd(Reason.SHUTDOWN, null, "Jenkins is shutting down.");
    }

    /** Ends all, and waits a little until their processes are hung up. */
    @Override
    public void close() {
        List<Terminal> all;
        lock.lock();
        try {
            closed = true;
            all = new ArrayList<>(ending);
        } finally {
            lock.unlock();
        }
        all.addAll(open.values());
        open.values().forEach(terminal -> end(terminal, shutdown()));
        CompletableFuture<?>[] ends = all.stream().map(Terminal::ended).toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(ends)
                .completeOnTimeout(null, FAREWELL.toSeconds(), TimeUnit.SECONDS)
                .join();
    }
}
