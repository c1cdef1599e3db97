package io.jenkins.plugins.windflow.core.operation;

import io.jenkins.plugins.windflow.core.subject.Subject;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;

/** An operation that is at work: writes journal and log, keeps {@link Operation} current, tells the listeners. */
final class RunningOperation implements OperationRun {
    private static final Logger LOGGER = Logger.getLogger(RunningOperation.class.getName());

    private final Operation operation;
    private final OperationWork work;
    private final boolean recovery;
    private final Journal journal;
    private final Notifier notifier;
    private final Clock clock;
    private final Interruption interruption = new Interruption();
    private final Redactor redactor = new Redactor();
    private final CountDownLatch gone = new CountDownLatch(1);
    private final AtomicLong actions;

    private RunningOperation(
            Operation operation,
            OperationWork work,
            boolean recovery,
            long nextAction,
            Journal journal,
            Notifier notifier,
            Clock clock) {
        this.operation = operation;
        this.work = work;
        this.recovery = recovery;
        this.actions = new AtomicLong(nextAction);
        this.journal = journal;
        this.notifier = notifier;
        this.clock = clock;
    }

    /** A new one. */
    static RunningOperation submitted(
            Operation operation, OperationWork work, Journal journal, Notifier notifier, Clock clock) {
        RunningOperation created = new RunningOperation(operation, work, false, 0, journal, notifier, clock);
        created.submitted();
        return created;
    }

    /** One that was interrupted and goes on. */
    static RunningOperation recovering(
            Operation operation,
            GuardedWork work,
            RecoveryOrder order,
            Journal journal,
            Notifier notifier,
            Clock clock) {
        RunningOperation recovering =
                new RunningOperation(operation, work, true, order.nextAction(), journal, notifier, clock);
        recovering.recovering(order);
        return recovering;
    }

    Operation operation() {
        return operation;
    }

    OperationWork work() {
        return work;
    }

    /** Whether it goes on after an interruption. */
    boolean isRecovery() {
        return recovery;
    }

    Interruption interruption() {
        return interruption;
    }

    private void submitted() {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("id", operation.id().value());
        data.put("kind", operation.kind().name());
        data.put("environment", operation.environment());
        data.put("project", operation.project().isEmpty() ? null : operation.project());
        operation
                .subject()
                .filter(about -> about.kind() != Subject.Kind.PROJECT)
                .ifPresent(about -> data.put("subject", about.key()));
        data.put("submittedBy", operation.submittedBy());
        data.put("cause", operation.cause());
        data.put("buildUrl", operation.buildUrl().orElse(null));
        journal.append(operation.submitted(), "submitted", data);
        notifier.changed(operation);
    }

    private void recovering(RecoveryOrder order) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("choice", order.choice().name());
        data.put("who", order.who());
        journal.append(now(), "recovering", data);
        operation.recover();
        log(order.sentence());
        notifier.changed(operation);
    }

    void project(String name) {
        operation.project(name);
        journal.append(now(), "project", Map.of("project", name));
        notifier.changed(operation);
    }

    void engine(String engineId, String lock) {
        if (recovery) {
            return; // it is the one that the journal has
        }
        operation.engineId(engineId);
        operation.lock(lock);
        journal.append(now(), "engine", Map.of("engineId", engineId, "lock", lock));
    }

    void started() {
        if (recovery) {
            return; // it started long ago
        }
        Instant time = now();
        operation.start(time);
        journal.append(time, "started", Map.of());
        notifier.changed(operation);
    }

    boolean cancel(String who) {
        return interruption.cancel(who, () -> noteCancellation(who));
    }

    /** An operation that can be cancelled must be, also on a full disk. */
    private void noteCancellation(String who) {
        log("Cancelled by " + who + ".");
        try {
            note(JournalEntry.CANCELLED, Map.of("who", who));
        } catch (UncheckedIOException e) {
            LOGGER.log(Level.WARNING, e, () -> "The cancellation of the " + operation + " is not in its journal");
        }
    }

    void suspend() {
        interruption.suspend();
    }

    /** Stopped for the shutdown: whoever waits goes on waiting, until the next start tells. */
    void suspended() {
        log("Jenkins is shutting down: the operation stops here.");
        try (journal) {
            journal.append(now(), "suspended", Map.of());
        } finally {
            operation.log().close();
            gone.countDown();
        }
    }

    /** Waits until it has ended or is suspended; whether it came to that. */
    boolean awaitGone(Duration bound) throws InterruptedException {
        return gone.await(bound.toMillis(), TimeUnit.MILLISECONDS);
    }

    void ended(OperationResult outcome) {
        OperationResult safe = new OperationResult(
                outcome.state(), redactor.redact(outcome.error()), redactor.redactMap(outcome.values()));
        Instant time = now();
        try (journal) {
            if (safe.state() == OperationState.RECOVERY_PENDING) {
                operation.markUnknown();
                journal.append(time, "pending", error(safe));
            } else {
                journal.append(time, "finished", result(safe));
            }
        } finally {
            operation.log().close();
            operation.finish(safe, time);
            notifier.changed(operation);
            operation.complete();
            gone.countDown();
        }
    }

    private static Map<String, Object> error(OperationResult result) {
        return Map.of("error", String.valueOf(result.error()));
    }

    static Map<String, Object> result(OperationResult result) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("state", result.state().name());
        data.put("error", result.error());
        data.put("result", result.values());
        return data;
    }

    @Override
    public OperationId id() {
        return operation.id();
    }

    @Override
    public String submittedBy() {
        return operation.submittedBy();
    }

    @Override
    public void protect(Collection<String> secrets) {
        redactor.protect(secrets);
    }

    @Override
    public void log(String text) {
        Instant time = now();
        List<LogLine> lines = redactor.redact(text)
                .lines()
                .map(line -> operation.log().append(time, line))
                .toList();
        if (!lines.isEmpty()) {
            notifier.logged(operation, lines);
        }
    }

    @Override
    public void plan(PlanDocument plan) {
        PlanDocument safe = redactor.redact(plan);
        operation.plan(safe);
        journal.append(now(), "plan", PlanJson.write(safe));
        notifier.changed(operation);
    }

    @Override
    public void phase(String name) {
        Instant time = now();
        operation.phase(name, time);
        journal.append(time, "phase", Map.of("name", name));
        notifier.changed(operation);
    }

    @Override
    public void report(String part, String name, Map<String, ?> facts) {
        Map<String, Object> safe = redactor.redactMap(facts);
        operation.report(part, name, safe);
        try {
            journal.appendUnforced(now(), "report", Map.of("part", part, "name", name, "facts", safe));
        } catch (UncheckedIOException e) {
            LOGGER.log(Level.FINE, e, () -> "A full disk costs the report of the " + operation + ", not the operation");
        }
        notifier.changed(operation);
    }

    @Override
    public RunningAction begin(String type, String name, Map<String, ?> intent) {
        long action = actions.getAndIncrement();
        Instant time = now();
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("action", action);
        data.put("type", type);
        data.put("name", redactor.redact(name));
        data.put("intent", redactor.redactMap(intent));
        markMasked(data, Map.of("name", name, "intent", intent));
        journal.append(time, "begin", data);
        String phase = operation.phase().orElse("");
        operation.progress(action, ActionProgress.begun(type, redactor.redact(name), phase, time));
        notifier.changed(operation);
        return new Begun(action);
    }

    @Override
    public void note(String name, Map<String, ?> facts) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("name", name);
        data.put("data", redactor.redactMap(facts));
        markMasked(data, facts);
        journal.append(now(), "note", data);
    }

    /** What is masked names nothing any more: recovery must not take it for a name. */
    private void markMasked(Map<String, Object> line, Map<?, ?> original) {
        if (redactor.masks(original)) {
            line.put("masked", true);
        }
    }

    @Override
    public void checkCancelled() throws InterruptedException {
        if (isSuspended()) {
            throw new InterruptedException("Jenkins is shutting down.");
        }
        if (cancelledBy() != null || Thread.currentThread().isInterrupted()) {
            throw new InterruptedException("The operation was cancelled.");
        }
    }

    @Override
    public String cancelledBy() {
        return interruption.cancelledBy();
    }

    @Override
    public boolean isSuspended() {
        return interruption.isSuspended();
    }

    @Override
    public <T> T shielded(Callable<T> work) throws Exception {
        return interruption.shielded(work);
    }

    private Instant now() {
        return Timestamps.now(clock);
    }

    private final class Begun implements RunningAction {
        private final long action;

        private Begun(long action) {
            this.action = action;
        }

        @Override
        public void done(Map<String, ?> outcome) {
            Instant time = now();
            Map<String, Object> data = new LinkedHashMap<>();
            data.put("outcome", redactor.redactMap(outcome));
            markMasked(data, outcome);
            end(time, "done", data, begun -> begun.done(time));
        }

        @Override
        public void failed(String sentence) {
            Instant time = now();
            String error = redactor.redact(sentence);
            end(time, "failed", Map.of("error", error), begun -> begun.failed(time, error));
        }

        private void end(Instant time, String type, Map<String, ?> facts, UnaryOperator<ActionProgress> end) {
            Map<String, Object> data = new LinkedHashMap<>();
            data.put("action", action);
            data.putAll(facts);
            journal.append(time, type, data);
            operation.progressOf(action).ifPresent(begun -> operation.progress(action, end.apply(begun)));
            notifier.changed(operation);
        }
    }
}
