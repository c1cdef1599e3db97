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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * Runs operations and remembers them. Every change of an environment goes through here, whoever asks: one lock for each
 * project of an engine, a bounded number at a time in each environment, a journal for each operation under
 * {@code <directory>/<id>/}. Waiting for a lock takes no place of the environment.
 */
public final class Operations implements AutoCloseable {
    private static final Logger LOGGER = Logger.getLogger(Operations.class.getName());
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(30);

    private final Path directory;
    private final OperationSettings settings;
    private final Clock clock;
    private final Notifier notifier = new Notifier();
    private final ProjectLocks locks = new ProjectLocks();
    private final EnvironmentGates gates;
    private final NavigableMap<OperationId, Operation> all = new ConcurrentSkipListMap<>();
    private final Map<OperationId, RunningOperation> running = new ConcurrentHashMap<>();
    private final List<String> unreadable = new ArrayList<>();
    private volatile boolean closed;

    private Operations(Path directory, OperationSettings settings, Clock clock) {
        this.directory = directory;
        this.settings = settings;
        this.clock = clock;
        this.gates = new EnvironmentGates(settings.perEnvironment());
    }

    /**
     * Opens the service and reads back what earlier runs left: operations that had not ended are ended now, as
     * {@link OperationState#RECOVERY_PENDING} when they had begun to change something.
     *
     * @param directory for the journals; created when missing
     * @throws UncheckedIOException when the folder cannot be used
     */
    public static Operations open(Path directory, OperationSettings settings) {
        return open(directory, settings, Clock.systemUTC());
    }

    static Operations open(Path directory, OperationSettings settings, Clock clock) {
        Operations operations = new Operations(directory, settings, clock);
        operations.readBack();
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
        running.put(operation.id(), operation);
        Thread.ofVirtual().name("windflow-operation-" + operation.id()).start(() -> runToEnd(operation));
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
     * Cancels what runs and waits, for half a minute at most, until it has reached a safe point. What has not will be
     * {@link OperationState#RECOVERY_PENDING} after the next start.
     */
    @Override
    public void close() {
        close(CLOSE_WITHIN);
    }

    /** {@link #close()} with a bound of the caller's. */
    public void close(Duration bound) {
        closed = true;
        List<RunningOperation> rest = List.copyOf(running.values());
        rest.forEach(operation -> operation.cancel("the shutdown of Jenkins"));
        Instant deadline = Instant.now().plus(bound);
        try {
            for (RunningOperation operation : rest) {
                awaitEnd(operation.operation(), deadline);
            }
            notifier.finish();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void awaitEnd(Operation operation, Instant deadline) throws InterruptedException {
        long millis = Math.max(0, Duration.between(Instant.now(), deadline).toMillis());
        try {
            operation.completion().get(millis, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            LOGGER.warning(
                    () -> "The " + operation + " did not reach a safe point in time; look at it after the start.");
        } catch (ExecutionException e) {
            throw new IllegalStateException("An operation completes with its result, also when it fails.", e);
        }
    }

    private RunningOperation create(OperationRequest request) {
        Instant time = Timestamps.now(clock);
        OperationId id = OperationId.create(time);
        Path folder = directory.resolve(id.value());
        try {
            Files.createDirectory(folder);
            Operation operation =
                    new Operation(id, request, time, OperationLog.create(folder.resolve(StoredOperation.LOG)));
            RunningOperation created =
                    new RunningOperation(operation, request, Journal.create(folder), notifier, clock);
            created.submitted();
            return created;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot begin a journal in " + folder + ": " + e.getMessage(), e);
        }
    }

    private void runToEnd(RunningOperation operation) {
        OperationResult result;
        operation.interruption().attach(Thread.currentThread());
        try {
            result = lockAndRun(operation);
        } catch (OperationFailure e) {
            result = OperationResult.failed(e.state(), e.getMessage());
        } catch (InterruptedException e) {
            result = OperationResult.failed(OperationState.CANCELLED, cancelled(operation));
        } catch (Exception e) {
            LOGGER.log(Level.FINE, e, () -> "The " + operation.operation() + " failed");
            result = OperationResult.failed(OperationState.FAILED, sentence(e));
        } catch (Error e) {
            LOGGER.log(Level.SEVERE, e, () -> "The " + operation.operation() + " broke");
            result = OperationResult.failed(OperationState.FAILED, "Internal error: " + e);
        }
        operation.interruption().detach();
        end(operation, result);
    }

    private OperationResult lockAndRun(RunningOperation operation) throws Exception {
        Optional<String> engineId = operation.work().engineId();
        if (operation.operation().project().isEmpty()) {
            operation.project(operation.work().project());
        }
        if (engineId.isEmpty()) {
            return enterAndRun(operation);
        }
        ProjectLocks.Key key =
                new ProjectLocks.Key(engineId.get(), operation.operation().project());
        locks.acquire(
                key,
                operation.operation(),
                holder -> operation.log("Waiting for the " + holder + ", submitted by " + holder.submittedBy()
                        + ", which works on the same project."));
        try {
            operation.engine(engineId.get());
            return enterAndRun(operation);
        } finally {
            locks.release(key, operation.operation());
        }
    }

    private OperationResult enterAndRun(RunningOperation operation) throws Exception {
        String environment = operation.operation().environment();
        gates.enter(
                environment,
                () -> operation.log("Waiting: " + settings.perEnvironment()
                        + " operations already run in the environment " + environment + "."));
        try {
            operation.started();
            return operation.work().run(operation);
        } finally {
            gates.leave(environment);
        }
    }

    private void end(RunningOperation operation, OperationResult result) {
        try {
            operation.finished(result);
        } catch (RuntimeException e) {
            LOGGER.log(Level.SEVERE, e, () -> "The end of the " + operation.operation() + " could not be written");
        } finally {
            running.remove(operation.id());
            forgetOld();
        }
    }

    private static String cancelled(RunningOperation operation) {
        String who = operation.cancelledBy();
        return who == null ? "The operation was interrupted." : "The operation was cancelled by " + who + ".";
    }

    private static String sentence(Exception e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    private void forgetOld() {
        for (Operation old : Retention.expired(all.values(), settings, clock.instant())) {
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

    private void readBack() {
        try {
            Files.createDirectories(directory);
            try (Stream<Path> folders = Files.list(directory)) {
                folders.filter(folder ->
                                OperationId.isValid(folder.getFileName().toString()))
                        .sorted()
                        .forEach(this::readBack);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + directory + ": " + e.getMessage(), e);
        }
    }

    private void readBack(Path folder) {
        if (!Files.exists(folder.resolve(Journal.FILE))) {
            return;
        }
        try {
            Operation operation = StoredOperation.read(folder, clock);
            if (operation != null) {
                all.put(operation.id(), operation);
            }
        } catch (JournalException | IllegalArgumentException e) {
            unreadable.add(e.getMessage());
            LOGGER.warning(e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + folder + ": " + e.getMessage(), e);
        }
    }
}
