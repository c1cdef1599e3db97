package io.jenkins.plugins.windflow.core.stack.adopt;

import io.jenkins.plugins.windflow.core.compose.apply.Controller;
import io.jenkins.plugins.windflow.core.compose.apply.DeployOptions;
import io.jenkins.plugins.windflow.core.compose.engine.StackEngine;
import io.jenkins.plugins.windflow.core.compose.load.input.ComposePolicy;
import io.jenkins.plugins.windflow.core.compose.load.input.LoadRequest;
import io.jenkins.plugins.windflow.core.compose.plan.Plan;
import io.jenkins.plugins.windflow.core.docker.EngineLease;
import io.jenkins.plugins.windflow.core.operation.OperationFailure;
import io.jenkins.plugins.windflow.core.operation.OperationResult;
import io.jenkins.plugins.windflow.core.operation.OperationRun;
import io.jenkins.plugins.windflow.core.operation.OperationState;
import io.jenkins.plugins.windflow.core.operation.OperationWork;
import io.jenkins.plugins.windflow.core.revision.Blueprint;
import io.jenkins.plugins.windflow.core.revision.RevisionDraft;
import io.jenkins.plugins.windflow.core.revision.Revisions;
import io.jenkins.plugins.windflow.core.revision.StackName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Takes a stack over: what describes it becomes a revision, when a plan shows that a deployment would replace nothing. Touches no
 * container.
 */
public final class AdoptWork implements OperationWork {
    private final Supplier<EngineLease> engine;
    private final Controller controller;
    private final StackName stack;
    private final AdoptionSource source;
    private final ComposePolicy policy;
    private final Revisions revisions;

    /**
     * @param engine leases a client for the engine of the stack
     * @param policy what the files may ask for
     * @param revisions that the stack is put among
     */
    public AdoptWork(
            Supplier<EngineLease> engine,
            Controller controller,
            StackName stack,
            AdoptionSource source,
            ComposePolicy policy,
            Revisions revisions) {
        this.engine = engine;
        this.controller = controller;
        this.stack = stack;
        this.source = source;
        this.policy = policy;
        this.revisions = revisions;
    }

    @Override
    public Optional<String> engineId() {
        try (EngineLease lease = engine.get()) {
            return Optional.of(lease.engine().info().id());
        }
    }

    /**
     * What the takeover would be made of.
     *
     * @throws Exception with one sentence when there is nothing to take over, or no file could describe it
     */
    public Adoption propose() throws Exception {
        ForeignStack found = look();
        AdoptionSource.Files files = source.of(found);
        LoadRequest request = files.request().withProjectName(stack.project()).withPolicy(policy);
        return Adoption.propose(engine, controller, found, request, files.remarks());
    }

    private ForeignStack look() {
        try (EngineLease lease = engine.get()) {
            return ForeignStack.read(new StackEngine(lease.engine()), stack.project());
        }
    }

    @Override
    public OperationResult run(OperationRun run) throws Exception {
        Adoption adoption = propose();
        run.plan(adoption.plan().document());
        run.log(adoption.plan().document().text());
        adoption.remarks().forEach(remark -> run.log("Note: " + remark));
        refuseChanges(adoption.differences());
        revisions.draft(new RevisionDraft(
                run.id(),
                stack,
                Blueprint.of(adoption.request(), adoption.loaded(), Map.of()),
                DeployOptions.DEFAULT,
                Optional.empty(),
                Optional.empty(),
                adoption.images()));
        run.log("The stack " + stack + " is managed from now on; nothing of it was touched.");
        return OperationResult.succeeded(values(run, adoption));
    }

    private void refuseChanges(List<Plan.Action> differences) throws OperationFailure {
        if (!differences.isEmpty()) {
            throw new OperationFailure(
                    OperationState.FAILED,
                    "The stack " + stack
                            + " was not taken over, because the files do not describe all of it: a deployment"
                            + " would " + text(differences)
                            + ". Open the files in the editor, change them or deploy them as they are.",
                    null);
        }
    }

    private static String text(List<Plan.Action> differences) {
        return differences.stream()
                .map(action -> action.verb().name().toLowerCase(Locale.ROOT) + " the " + action.kind() + " "
                        + action.name() + (action.reason().isEmpty() ? "" : " (" + action.reason() + ")"))
                .collect(Collectors.joining(", "));
    }

    private Map<String, Object> values(OperationRun run, Adoption adoption) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("operation", run.id().value());
        values.put("status", "ADOPTED");
        values.put("changes", 0);
        values.put(
                "kept",
                adoption.plan().plan().containers().stream()
                        .map(Plan.ContainerAction::name)
                        .toList());
        values.put("remarks", adoption.remarks());
        return values;
    }
}
