package io.jenkins.plugins.windflow.core.operation;

import io.jenkins.plugins.windflow.core.subject.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * One operation as everybody may see it: what was asked, how far it is, what came of it. Safe to read from any thread; two
 * calls may see different moments.
 */
public final class Operation {
    private final OperationId id;
    private final OperationKind kind;
    private final String environment;
    private final String submittedBy;
    private final String cause;
    private final String buildUrl;
    private final Instant submitted;
    private final OperationLog log;
    private final Map<Long, ActionProgress> progress = new LinkedHashMap<>();
    private final List<Phase> phases = new CopyOnWriteArrayList<>();
    private final OperationReport report = new OperationReport();

    private volatile OperationState state = OperationState.QUEUED;
    private volatile Subject subject;
    private volatile String lock;
    private volatile String engineId;
    private volatile boolean interrupted;
    private volatile Instant started;
    private volatile Instant finished;
    private volatile PlanDocument plan;
    private volatile OperationResult result;
    private volatile CompletableFuture<OperationResult> completion = new CompletableFuture<>();

    Operation(OperationId id, OperationRequest request, Instant submitted, OperationLog log) {
        this(
                id,
                request.kind(),
                request.environment(),
                request.subject(),
                request.submittedBy(),
                request.cause(),
                request.buildUrl(),
                submitted,
                log);
    }

    Operation(
            OperationId id,
            OperationKind kind,
            String environment,
            Subject subject,
            String submittedBy,
            String cause,
            String buildUrl,
            Instant submitted,
            OperationLog log) {
        this.id = id;
        this.kind = kind;
        this.environment = environment;
        this.subject = subject;
        this.submittedBy = submittedBy;
        this.cause = cause;
        this.buildUrl = buildUrl;
        this.submitted = submitted;
        this.log = log;
    }

    /** Its name. */
    public OperationId id() {
        return id;
    }

    /** What was asked. */
    public OperationKind kind() {
        return kind;
    }

    /** Name of the environment. */
    public String environment() {
        return environment;
    }

    /** What it is about, as soon as that is known. */
    public Optional<Subject> subject() {
        return Optional.ofNullable(subject);
    }

    /** Name of the Compose project that it is about; empty while it is not known, and when it is about something else. */
    public String project() {
        return subject()
                .filter(about -> about.kind() == Subject.Kind.PROJECT)
                .map(Subject::name)
                .orElse("");
    }

    /** What is locked on the engine while it runs; empty when it is not known, or nothing has to be. */
    public String lock() {
        return lock == null ? subject().map(Subject::key).orElse("") : lock;
    }

    /** Who asked. */
    public String submittedBy() {
        return submittedBy;
    }

    /** Where the request came from. */
    public String cause() {
        return cause;
    }

    /** Address of the build relative to Jenkins' root, when a build asked. */
    public Optional<String> buildUrl() {
        return Optional.ofNullable(buildUrl);
    }

    /**
     * Whether it was interrupted in this run of the service or before it: whoever asked may not be waiting any more when it
     * ends.
     */
    public boolean isInterrupted() {
        return interrupted;
    }

    /** When it was asked. */
    public Instant submitted() {
        return submitted;
    }

    /** When it left the queue. */
    public Optional<Instant> started() {
        return Optional.ofNullable(started);
    }

    /** When it ended. */
    public Optional<Instant> finished() {
        return Optional.ofNullable(finished);
    }

    /** Where it stands. */
    public OperationState state() {
        return state;
    }

    /** ID of the engine whose project it changes, as soon as it is known. */
    public Optional<String> engineId() {
        return Optional.ofNullable(engineId);
    }

    /** Name of the phase that began last. */
    public Optional<String> phase() {
        return phases.isEmpty()
                ? Optional.empty()
                : Optional.of(phases.getLast().name());
    }

    /** Its phases in the order in which they began. */
    public List<Phase> phases() {
        return List.copyOf(phases);
    }

    /** Its plan, as soon as there is one. */
    public Optional<PlanDocument> plan() {
        return Optional.ofNullable(plan);
    }

    /** What came of it, when it has ended. */
    public Optional<OperationResult> result() {
        return Optional.ofNullable(result);
    }

    /** One sentence, when it has ended without doing what was asked. */
    public Optional<String> error() {
        return result().map(OperationResult::error);
    }

    /** Its actions in the order in which they began. */
    public List<ActionProgress> progress() {
        synchronized (progress) {
            return new ArrayList<>(progress.values());
        }
    }

    /** What it told about itself, by part and name of the thing; see {@link OperationRun#report}. */
    public Map<String, Map<String, Map<String, Object>>> report() {
        return report.copy();
    }

    /** The log lines from this sequence number on; the oldest lines of a very long log are gone. */
    public List<LogLine> log(long from) {
        return log.from(from);
    }

    /** The sequence number that the next log line will have. */
    public long nextLogSeq() {
        return log.next();
    }

    /**
     * Completed (never exceptionally) when the operation has ended or waits for a decision; an operation of an earlier run
     * that is not recovered is complete at once. One that goes on after a decision has a new completion from then on.
     */
    public CompletableFuture<OperationResult> completion() {
        return completion.copy();
    }

    OperationLog log() {
        return log;
    }

    void lock(String name) {
        lock = name;
    }

    void project(String name) {
        subject = Subject.project(name);
    }

    void engineId(String engine) {
        engineId = engine;
    }

    void start(Instant time) {
        started = time;
        state = OperationState.RUNNING;
    }

    void phase(String name, Instant time) {
        phases.add(new Phase(name, time));
    }

    void report(String part, String name, Map<String, ?> facts) {
        report.tell(part, name, facts);
    }

    void plan(PlanDocument document) {
        plan = document;
    }

    void progress(long action, ActionProgress step) {
        synchronized (progress) {
            progress.put(action, step);
        }
    }

    Optional<ActionProgress> progressOf(long action) {
        synchronized (progress) {
            return Optional.ofNullable(progress.get(action));
        }
    }

    void interrupted() {
        interrupted = true;
    }

    /** Its work goes on: it has not ended any more. */
    void recover() {
        interrupted = true;
        finished = null;
        result = null;
        if (completion.isDone()) {
            completion = new CompletableFuture<>();
        }
        state = OperationState.RECOVERING;
    }

    /** Nobody will tell any more how the actions ended that run now. */
    void markUnknown() {
        synchronized (progress) {
            progress.replaceAll((number, action) -> action.orUnknown());
        }
    }

    /** Sets result and state; who waits is told by {@link #complete()}. */
    void finish(OperationResult outcome, Instant time) {
        finished = time;
        result = outcome;
        state = outcome.state();
    }

    void complete() {
        completion.complete(result);
    }

    @Override
    public String toString() {
        return kind.word() + " of " + subjectText() + " in " + environment + " (" + id + ")";
    }

    private String subjectText() {
        if (subject == null) {
            return "a project";
        }
        return subject.kind() == Subject.Kind.PROJECT ? subject.name() : subject.text();
    }
}
