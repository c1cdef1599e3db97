package io.jenkins.plugins.windflow.json;

import io.jenkins.plugins.windflow.core.operation.ActionProgress;
import io.jenkins.plugins.windflow.core.operation.LogLine;
import io.jenkins.plugins.windflow.core.operation.Operation;
import io.jenkins.plugins.windflow.core.operation.OperationFilter;
import io.jenkins.plugins.windflow.core.operation.OperationResult;
import io.jenkins.plugins.windflow.core.operation.Operations;
import io.jenkins.plugins.windflow.core.operation.Phase;
import io.jenkins.plugins.windflow.core.operation.PlanDocument;
import io.jenkins.plugins.windflow.core.operation.PlannedAction;
import io.jenkins.plugins.windflow.core.operation.RecoveryChoice;
import io.jenkins.plugins.windflow.core.operation.RecoveryOptions;
import io.jenkins.plugins.windflow.core.subject.Subject;
import io.jenkins.plugins.windflow.runtime.WindflowRuntime;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Operations as the pages read them. */
public final class OperationJson {
    /** What only the whole operation has. */
    private static final List<String> DETAILS = List.of("plan", "result", "progress", "phases", "report");

    private OperationJson() {}

    public static Map<String, Object> list(OperationFilter filter) {
        Operations operations = WindflowRuntime.get().operations();
        return Map.of(
                "operations", summaries(operations.recent(filter)),
                "undecided", summaries(operations.undecided()));
    }

    private static List<Map<String, Object>> summaries(List<Operation> operations) {
        return operations.stream().map(OperationJson::summary).toList();
    }

    /** The operation with its log from a line on. */
    public static Map<String, Object> document(Operation operation, long from) {
        List<LogLine> lines = operation.log(from);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("operation", of(operation));
        json.put("log", lines.stream().map(OperationJson::line).toList());
        json.put("next", lines.isEmpty() ? Math.max(from, 0) : lines.getLast().seq() + 1);
        return json;
    }

    /** An operation that was forgotten, from a copy of {@link #of}; there is no log any more. */
    public static Map<String, Object> document(Map<?, ?> copy) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("operation", copy);
        json.put("log", List.of());
        json.put("next", 0);
        return json;
    }

    /** Lines of its log as an event. */
    public static Map<String, Object> log(Operation operation, List<LogLine> lines) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("operation", operation.id().value());
        json.put("lines", lines.stream().map(OperationJson::line).toList());
        json.put("next", lines.getLast().seq() + 1);
        return json;
    }

    /** The whole operation without its log, with what may be decided about it now. */
    public static Map<String, Object> of(Operation operation) {
        Map<String, Object> json = copy(operation);
        json.put(
                "recovery",
                WindflowRuntime.get()
                        .operations()
                        .recovery(operation)
                        .map(OperationJson::recovery)
                        .orElse(null));
        return json;
    }

    /** What stays true of an operation, to be kept elsewhere. */
    public static Map<String, Object> copy(Operation operation) {
        Map<String, Object> json = summary(operation);
        json.put("plan", operation.plan().map(OperationJson::plan).orElse(null));
        json.put(
                "result",
                operation
                        .result()
                        .filter(OperationResult::succeeded)
                        .map(OperationResult::values)
                        .orElse(null));
        json.put(
                "progress",
                operation.progress().stream().map(OperationJson::progress).toList());
        json.put("phases", operation.phases().stream().map(OperationJson::phase).toList());
        json.put("report", operation.report());
        return json;
    }

    /** What lists of operations have, from a copy of {@link #of}. */
    public static Map<String, Object> summary(Map<?, ?> copy) {
        Map<String, Object> json = new LinkedHashMap<>();
        copy.forEach((key, value) -> json.put(String.valueOf(key), value));
        json.keySet().removeAll(DETAILS);
        return json;
    }

    /** What the result says, which is more than that the operation succeeded; else the state. */
    private static String outcome(Operation operation) {
        return operation
                .result()
                .filter(OperationResult::succeeded)
                .map(result -> result.values().get("status"))
                .map(String::valueOf)
                .orElse(operation.state().name());
    }

    private static Map<String, Object> summary(Operation operation) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", operation.id().value());
        json.put("kind", operation.kind().name());
        json.put("environment", operation.environment());
        json.put("project", operation.project());
        json.put("subject", operation.subject().map(OperationJson::subject).orElse(null));
        json.put("state", operation.state().name());
        json.put("outcome", outcome(operation));
        json.put("submittedBy", operation.submittedBy());
        json.put("cause", operation.cause());
        json.put("buildUrl", operation.buildUrl().orElse(null));
        json.put("submitted", operation.submitted().toString());
        json.put("started", text(operation.started()));
        json.put("finished", text(operation.finished()));
        json.put("durationMillis", duration(operation));
        json.put("error", operation.error().orElse(null));
        json.put("changes", operation.plan().map(PlanDocument::changes).orElse(null));
        return json;
    }

    private static Long duration(Operation operation) {
        Instant begin = operation.started().orElse(operation.submitted());
        return operation
                .finished()
                .map(end -> Duration.between(begin, end).toMillis())
                .orElse(null);
    }

    private static Map<String, Object> recovery(RecoveryOptions options) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("canResume", options.allows(RecoveryChoice.RESUME));
        json.put("canRollBack", options.allows(RecoveryChoice.ROLL_BACK));
        json.put("resumeReason", options.refusal(RecoveryChoice.RESUME).orElse(null));
        json.put("rollBackReason", options.refusal(RecoveryChoice.ROLL_BACK).orElse(null));
        return json;
    }

    private static Map<String, Object> plan(PlanDocument plan) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("text", plan.text());
        json.put("changes", plan.changes());
        json.put("actions", plan.actions().stream().map(OperationJson::action).toList());
        return json;
    }

    private static Map<String, Object> action(PlannedAction action) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("type", action.type());
        json.put("kind", action.kind());
        json.put("name", action.name());
        json.put("reason", action.reason());
        return json;
    }

    private static Map<String, Object> progress(ActionProgress progress) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("action", progress.action());
        json.put("type", progress.type());
        json.put("name", progress.name());
        json.put("phase", progress.phase());
        json.put(
                "state",
                switch (progress.state()) {
                    case "done" -> "SUCCEEDED";
                    case "failed" -> "FAILED";
                    case "unknown" -> "UNKNOWN";
                    default -> "RUNNING";
                });
        json.put("started", text(Optional.ofNullable(progress.started())));
        json.put("finished", text(Optional.ofNullable(progress.finished())));
        json.put("error", progress.error());
        return json;
    }

    private static Map<String, Object> phase(Phase phase) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", phase.name());
        json.put("started", phase.started().toString());
        return json;
    }

    private static Map<String, Object> line(LogLine line) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("seq", line.seq());
        json.put("time", line.time().toString());
        json.put("text", line.text());
        return json;
    }

    private static String text(Optional<Instant> time) {
        return time.map(Instant::toString).orElse(null);
    }

    private static Map<String, Object> subject(Subject subject) {
        return Map.of("type", subject.kind().word(), "name", subject.name());
    }
}
