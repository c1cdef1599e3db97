package io.jenkins.plugins.windflow.core.operation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * Runs operations and remembers them. Every change of an environment goes through here, whoever asks: one lock for each
 * project of an engine, a bounded number at a time in each environment, a journal for each operation under
 * {@code <directory>/<id>/}. What was interrupted is recovered, or waits for somebody to decide.
 */
public final class Operations implements AutoCloseable {
    private static final Logger LOGGER = Logger.getLogger(Operations.class.getName());
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(30);

    private final Path directory;
    private final OperationSettings settings;
    private final Clock clock;
    private final Notifier notifier = new Notifier();
    private final NavigableMap<OperationId, Operation> all = new ConcurrentSkipListMap<>();
    private final Map<OperationId, RunningOperation> running = new ConcurrentHashMap<>();
    private final List<String> unreadable = new ArrayList<>();
    private final OperationRunner runner;
    private final RecoveryRules rules;
    private final Recoveries recoveries;
    private Instant newest = Instant.EPOCH;
    private volatile boolean closed;

    private Operations(Path directory, OperationSettings settings, Recovery recovery, Clock clock) {
        this.directory = directory;
        this.settings = settings;
        this.clock = clock;
        this.runner = new OperationRunner(settings.perEnvironment(), this::gone);
        this.rules = new RecoveryRules(settings, recovery, all, clock);
        this.recoveries = new Recoveries(directory, recovery, rules, notifier, clock, this::start);
    }

    /** Opens the service without recovery: what was interrupted waits for somebody to look. */
    public static Operations open(Path directory, OperationSettings settings) {
        return open(directory, settings, Recovery.NONE);
    }

    /**
     * Opens the service and reads back what earlier runs left. An operation that had not ended is ended when it had changed
     * nothing; else it goes on, as {@link OperationState#RECOVERING}, when the settings and the recovery agree to that, and
     * is {@link OperationState#RECOVERY_PENDING} when they do not. Those that go on, oldest first, are in line for their
     * projects before this returns.
     *
     * @param directory for the journals; created when missing
     * @param recovery knows how to bring operations to their end
     * @throws UncheckedIOException when the folder cannot be used
     */
    public static Operations open(Path directory, OperationSettings settings, Recovery recovery) {
        return open(directory, settings, recovery, Clock.systemUTC());
    }

    static Operations open(Path directory, OperationSettings settings, Recovery recovery, Clock clock) {
        Operations operations = new Operations(directory, settings, recovery, clock);
        operations.readBack().forEach(operations.recoveries::settle);
        operations.forgetOld();
        return operations;
    }

    /**
     * Accepts an operation and returns at once; it is on disk then and runs as soon as it can.
     *
     * @throws IllegalStateException when the service is closed
     * @throws UncheckedIOException when the journal cannot be written
     */
    public Operation submit(OperationRequest request) {
        if (closed) {
            throw new IllegalStateException("Jenkins is shutting down: no operation is accepted.");
        }
        RunningOperation operation = create(request);
        all.put(operation.id(), operation.operation());
        start(operation);
        return operation.operation();
    }

    /** The operation of this name, when it is known. */
    public Optional<Operation> find(OperationId id) {
        return Optional.ofNullable(all.get(id));
    }

    /** Operations, newest first. */
    public List<Operation> recent(OperationFilter filter) {
        return all.descendingMap().values().stream()
                .filter(filter::accepts)
                .limit(filter.limit())
                .toList();
    }

    /** Operations that somebody has to decide about, oldest first; not those whose project was worked on since. */
    public List<Operation> undecided() {
        return all.values().stream().filter(this::isUndecided).toList();
    }

    private boolean isUndecided(Operation operation) {
        return operation.state() == OperationState.RECOVERY_PENDING
                && rules.overtakenBy(operation).isEmpty();
    }

    /** What may be chosen for an operation; empty when it waits for no decision. Reads its journal, asks no engine. */
    public Optional<RecoveryOptions> recovery(Operation operation) {
        return operation.state() == OperationState.RECOVERY_PENDING
                ? Optional.of(recoveries.options(operation))
                : Optional.empty();
    }

    /**
     * Lets an operation go on that waits for a decision, under the same id, in the same journal and log.
     *
     * @param choice {@link RecoveryChoice#RESUME} or {@link RecoveryChoice#ROLL_BACK}
     * @param who decided, for people
     * @throws RecoveryRefusedException with one sentence when it does not wait, when its project was worked on since, or when
     *     the choice makes no sense for it; nothing is changed then
     * @throws java.util.NoSuchElementException when the operation is not known
     */
    public Operation recover(OperationId id, RecoveryChoice choice, String who) throws RecoveryRefusedException {
        Operation operation = find(id).orElseThrow();
        if (closed) {
            throw new RecoveryRefusedException("Jenkins is shutting down: decide after its next start.");
        }
        recoveries.recover(operation, choice, who);
        return operation;
    }

    /**
     * Asks an operation to go to a safe point and end.
     *
     * @param who is written to its log
     * @return whether it was running and nobody had cancelled it before
     */
    public boolean cancel(OperationId id, String who) {
        RunningOperation operation = running.get(id);
        return operation != null && operation.cancel(who);
    }

    /** Adds a listener. */
    public void addListener(OperationListener listener) {
        notifier.add(listener);
    }

    /** Removes a listener. */
    public void removeListener(OperationListener listener) {
        notifier.remove(listener);
    }

    /** One sentence for each journal that could not be read; their folders are left alone. */
    public List<String> unreadable() {
        return List.copyOf(unreadable);
    }

    /**
     * Suspends what runs and waits, for half a minute at most, until it has reached a safe point. Whether it has or not, it
     * is recovered after the next start when it had begun to change something.
     */
    @Override
    public void close() {
        close(CLOSE_WITHIN);
    }

    /** {@link #close()} with a bound of the caller's. */
    public void close(Duration bound) {
        closed = true;
        List<RunningOperation> rest = List.copyOf(running.values());
        rest.forEach(RunningOperation::suspend);
        long deadline = System.nanoTime() + bound.toNanos();
        try {
            for (RunningOperation operation : rest) {
                if (!operation.awaitGone(Duration.ofNanos(deadline - System.nanoTime()))) {
                    LOGGER.warning(() -> "The " + operation.operation()
                            + " did not reach a safe point in time; it is recovered after the next start.");
                }
            }
            notifier.finish();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void start(RunningOperation operation) {
        running.put(operation.id(), operation);
        runner.start(operation);
    }

    private RunningOperation create(OperationRequest request) {
        Instant time = Timestamps.now(clock);
        OperationId id = nextId(time);
        Path folder = directory.resolve(id.value());
        try {
            Files.createDirectory(folder);
            Operation operation =
                    new Operation(id, request, time, OperationLog.create(folder.resolve(StoredOperation.LOG)));
            return RunningOperation.submitted(operation, request.work(), Journal.create(folder), notifier, clock);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot begin a journal in " + folder + ": " + e.getMessage(), e);
        }
    }

    /** Names tell which operation came later, also when the clock was set back in between. */
    private synchronized OperationId nextId(Instant time) {
        newest = time.isAfter(newest) ? time : newest.plusMillis(1);
        return OperationId.create(newest);
    }

    private void gone(RunningOperation operation) {
        running.remove(operation.id(), operation);
        forgetOld();
    }

    private void forgetOld() {
        for (Operation old : Retention.expired(all.values(), this::isUndecided, settings, clock.instant())) {
            if (!running.containsKey(old.id()) && all.remove(old.id()) != null) {
                deleteSafely(directory.resolve(old.id().value()));
            }
        }
    }

    /** A folder that stays costs disk only, until the next start; it is no reason to fail the operation that just ended. */
    private static void deleteSafely(Path folder) {
        try {
            Retention.delete(folder);
        } catch (UncheckedIOException e) {
            LOGGER.log(Level.WARNING, e, () -> "The forgotten operation in " + folder + " stays on disk");
        }
    }

    /** Those that the last run left open, oldest first. */
    private List<StoredOperation> readBack() {
        List<StoredOperation> open = new ArrayList<>();
        try {
            Files.createDirectories(directory);
            for (Path folder : folders()) {
                readBack(folder).ifPresent(stored -> {
                    all.put(stored.operation().id(), stored.operation());
                    if (stored.end() == StoredOperation.End.OPEN) {
                        open.add(stored);
                    } else {
                        stored.operation().complete();
                    }
                });
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + directory + ": " + e.getMessage(), e);
        }
        if (!all.isEmpty()) {
            newest = all.lastKey().time();
        }
        return open;
    }

    private List<Path> folders() throws IOException {
        try (Stream<Path> folders = Files.list(directory)) {
            return folders.filter(
                            folder -> OperationId.isValid(folder.getFileName().toString()))
                    .filter(folder -> Files.exists(folder.resolve(Journal.FILE)))
                    .sorted()
                    .toList();
        }
    }

    private Optional<StoredOperation> readBack(Path folder) throws IOException {
        try {
            return StoredOperation.read(folder);
        } catch (JournalException | IllegalArgumentException e) {
            unreadable.add(e.getMessage());
            LOGGER.warning(e.getMessage());
            return Optional.empty();
        }
    }
}
