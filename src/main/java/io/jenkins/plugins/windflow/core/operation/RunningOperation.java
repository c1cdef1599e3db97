package io.jenkins.plugins.windflow.core.operation;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;

/** An operation of this process: writes journal and log, keeps {@link Operation} current, tells the listeners. */
final class RunningOperation implements OperationRun {
    private final Operation operation;
    private final OperationRequest request;
    private final Journal journal;
    private final Notifier notifier;
    private final Clock clock;
    private final Interruption interruption = new Interruption();
    private final Redactor redactor = new Redactor();
    private final AtomicLong actions = new AtomicLong();

    RunningOperation(Operation operation, OperationRequest request, Journal journal, Notifier notifier, Clock clock) {
        this.operation = operation;
        this.request = request;
        this.journal = journal;
        this.notifier = notifier;
        this.clock = clock;
    }

    Operation operation() {
        return operation;
    }

    OperationWork work() {
        return request.work();
    }

    Interruption interruption() {
        return interruption;
    }

    void submitted() {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("id", operation.id().value());
        data.put("kind", request.kind().name());
        data.put("environment", request.environment());
        data.put("project", request.project());
        data.put("submittedBy", request.submittedBy());
        data.put("cause", request.cause());
        data.put("buildUrl", request.buildUrl());
        journal.append(operation.submitted(), "submitted", data);
        notifier.changed(operation);
    }

    void project(String name) {
        operation.project(name);
        journal.append(now(), "project", Map.of("project", name));
        notifier.changed(operation);
    }

    void engine(String engineId) {
        operation.engineId(engineId);
        journal.append(now(), "engine", Map.of("engineId", engineId));
    }

    void started() {
        Instant time = now();
        operation.start(time);
        journal.append(time, "started", Map.of());
        notifier.changed(operation);
    }

    boolean cancel(String who) {
        if (!interruption.cancel(who)) {
            return false;
        }
        log("Cancelled by " + who + ".");
        return true;
    }

    void finished(OperationResult outcome) {
        OperationResult safe = new OperationResult(
                outcome.state(), redactor.redact(outcome.error()), redactor.redactMap(outcome.values()));
        if (!safe.succeeded()) {
            log(safe.error());
        }
        Instant time = now();
        operation.finish(safe, time);
        try (journal) {
            Map<String, Object> data = new LinkedHashMap<>();
            data.put("state", safe.state().name());
            data.put("error", safe.error());
            data.put("result", safe.values());
            journal.append(time, "finished", data);
        } finally {
            operation.log().close();
            notifier.changed(operation);
            operation.complete();
        }
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
        operation.phase(name);
        journal.append(now(), "phase", Map.of("name", name));
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
        journal.append(time, "begin", data);
        operation.progress(
                action, new ActionProgress(ActionText.of(type, redactor.redact(name)), "running", time, null));
        notifier.changed(operation);
        return new Begun(action);
    }

    @Override
    public void checkCancelled() throws InterruptedException {
        if (cancelledBy() != null || Thread.currentThread().isInterrupted()) {
            throw new InterruptedException("The operation was cancelled.");
        }
    }

    @Override
    public String cancelledBy() {
        return interruption.cancelledBy();
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
            end("done", "done", "outcome", redactor.redactMap(outcome));
        }

        @Override
        public void failed(String sentence) {
            end("failed", "failed", "error", redactor.redact(sentence));
        }

        private void end(String type, String state, String key, Object value) {
            Instant time = now();
            Map<String, Object> data = new LinkedHashMap<>();
            data.put("action", action);
            data.put(key, value);
            journal.append(time, type, data);
            operation
                    .progressOf(action)
                    .ifPresent(begun -> operation.progress(
                            action, new ActionProgress(begun.action(), state, begun.started(), time)));
            notifier.changed(operation);
        }
    }
}
