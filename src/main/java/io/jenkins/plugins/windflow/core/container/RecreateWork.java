package io.jenkins.plugins.windflow.core.container;

import io.jenkins.plugins.windflow.core.change.making.EngineReturn;
import io.jenkins.plugins.windflow.core.change.making.JournalledEngine;
import io.jenkins.plugins.windflow.core.change.making.Rollback;
import io.jenkins.plugins.windflow.core.change.making.UndoLog;
import io.jenkins.plugins.windflow.core.compose.engine.StackEngine;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ComposeLabels;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedContainer;
import io.jenkins.plugins.windflow.core.docker.EngineLease;
import io.jenkins.plugins.windflow.core.operation.OperationResult;
import io.jenkins.plugins.windflow.core.operation.OperationRun;
import io.jenkins.plugins.windflow.core.operation.OperationSuspended;
import io.jenkins.plugins.windflow.core.operation.OperationWork;
import io.jenkins.plugins.windflow.core.operation.PlanDocument;
import io.jenkins.plugins.windflow.core.operation.PlannedAction;
import io.jenkins.plugins.windflow.core.subject.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Makes a container once more, with what an edit changes and everything else as it was; takes all back when that fails. */
public final class RecreateWork implements OperationWork {
    /** For people. */
    static final String WHAT = "recreation";

    private final Supplier<EngineLease> lease;
    private final EditRequest request;
    private final String controller;

    /**
     * @param lease leases the engine; called when the work begins
     * @param controller ID of this controller, a label of what it makes
     */
    public RecreateWork(Supplier<EngineLease> lease, EditRequest request, String controller) {
        this.lease = lease;
        this.request = request;
        this.controller = controller;
    }

    @Override
    public Optional<String> engineId() {
        try (EngineLease leased = lease.get()) {
            return Optional.of(leased.engine().info().id());
        }
    }

    /** That of its project, if it has one. */
    @Override
    public String lock(Subject subject) {
        try (EngineLease leased = lease.get()) {
            return new StackEngine(leased.engine())
                    .container(request.container())
                    .map(inspect -> new ObservedContainer(inspect).label(ComposeLabels.PROJECT))
                    .filter(project -> !project.isEmpty())
                    .map(project -> Subject.project(project).key())
                    .orElse(subject.key());
        }
    }

    @Override
    public OperationResult run(OperationRun run) throws Exception {
        try (EngineLease leased = lease.get()) {
            StackEngine engine = new StackEngine(leased.engine());
            EditPlan plan = EditPlan.of(engine, request);
            publish(plan, run);
            if (plan.way() == EditPlan.Way.NONE) {
                return OperationResult.succeeded(Map.of("status", "UNCHANGED", "name", plan.name()));
            }
            JournalledEngine journalled = new JournalledEngine(engine, run, new UndoLog());
            EngineReturn engineReturn =
                    new EngineReturn(engine, run, engine.info().id(), EngineReturn.PATIENCE);
            return recreate(plan, journalled, engineReturn);
        }
    }

    private OperationResult recreate(EditPlan plan, JournalledEngine journalled, EngineReturn engineReturn)
            throws Exception {
        OperationRun run = journalled.run();
        boolean applying = false;
        RecreateNote rest;
        try {
            run.phase("images");
            new ImageFetch(journalled).fetch(plan.target().image(), request.pull());
            run.checkCancelled();
            applying = true;
            run.phase("apply");
            Recreation recreation = new Recreation(journalled, controller);
            List<Replacement> replacements = plan.replacements();
            recreation.make(replacements);
            rest = recreation.rest(request, replacements);
            run.note(RecreateNote.NAME, rest.facts());
            run.phase("gate");
            new StartGate(journalled, engineReturn, request.timeout(), request.minUptime()).await(rest.watched());
        } catch (Exception e) {
            if (run.isSuspended()) {
                throw new OperationSuspended();
            }
            throw Rollback.withSecrets(WHAT, journalled, engineReturn, true).after(e, applying);
        }
        RecreateNote done = rest;
        return run.shielded(() -> Recreation.commit(journalled, done));
    }

    /** Names of settings only: their values may be secrets. */
    private static void publish(EditPlan plan, OperationRun run) {
        String fields = String.join(
                ", ", plan.changes().stream().map(FieldChange::field).toList());
        String type = plan.way() == EditPlan.Way.NONE ? "keep" : "recreate";
        List<PlannedAction> actions = new ArrayList<>();
        actions.add(new PlannedAction(
                type, "container", plan.name(), fields.isEmpty() ? "as it is" : "changed: " + fields));
        plan.dependantNames()
                .forEach(name -> actions.add(
                        new PlannedAction(type, "container", name, "shares namespaces with " + plan.name())));
        StringBuilder text = new StringBuilder();
        actions.forEach(action -> text.append(action.type())
                .append(" container ")
                .append(action.name())
                .append(" (")
                .append(action.reason())
                .append(")\n"));
        plan.losses().forEach(loss -> text.append(loss).append('\n'));
        String lines = text.toString().strip();
        run.plan(new PlanDocument(type.equals("keep") ? 0 : actions.size(), actions, lines));
        run.log(lines);
    }
}
