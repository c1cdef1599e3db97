package io.jenkins.plugins.windflow.core.compose.apply;

import io.jenkins.plugins.windflow.core.change.making.EngineReturn;
import io.jenkins.plugins.windflow.core.change.making.JournalledEngine;
import io.jenkins.plugins.windflow.core.change.making.Rollback;
import io.jenkins.plugins.windflow.core.change.making.UndoLog;
import io.jenkins.plugins.windflow.core.compose.engine.StackEngine;
import io.jenkins.plugins.windflow.core.compose.plan.Plan;
import io.jenkins.plugins.windflow.core.compose.plan.PlanText;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedStack;
import io.jenkins.plugins.windflow.core.docker.EngineInfo;
import io.jenkins.plugins.windflow.core.operation.OperationResult;
import io.jenkins.plugins.windflow.core.operation.OperationRun;
import io.jenkins.plugins.windflow.core.operation.OperationSuspended;
import java.time.Instant;
import java.util.Map;

/** One deployment, from the first look to the result. */
final class Deployment {
    /** For people. */
    static final String WHAT = "deployment";

    private final DeployRequest request;
    private final StackEngine engine;
    private final OperationRun run;
    private final Planning planning;
    private final JournalledEngine journalled;
    private final Context context;
    private final ImagesReport images;
    private final Instant begunAt = Instant.now();
    private final long begun = System.nanoTime();
    private int changedImages;
    private boolean applying;

    Deployment(DeployRequest request, StackEngine engine, OperationRun run) {
        this.request = request;
        this.engine = engine;
        this.run = run;
        this.planning = new Planning(request, engine);
        this.journalled = new JournalledEngine(engine, run, new UndoLog());
        this.context = new Context(
                journalled, request.project(), request.options(), request.files(), request.controller(), new Abort());
        this.images = new ImagesReport(request.project(), run);
    }

    OperationResult deploy() throws Exception {
        EngineInfo info = engine.info();
        run.log("Deploying the project " + request.project().name() + " to " + info.name() + " ("
                + info.product().title() + " " + info.version() + ", API " + info.apiVersion() + ").");
        ObservedStack stack = planning.observeWithRegistries();
        Plan plan = planning.first(stack);
        publish(plan);
        images.tell(plan, stack);
        if (plan.changes() == 0) {
            request.witness().images(run.id(), planning.images(stack));
            return result(plan).unchanged();
        }
        Map<String, PreparedBuild> builds =
                new BuildPreparation(request.project(), request.files(), info).prepare(plan.images());
        run.note(DeploymentNote.NAME, new DeploymentNote(request.options().rollback()).facts());
        EngineReturn engineReturn = new EngineReturn(engine, run, info.id(), request.patience());
        try {
            return change(plan, stack, builds, engineReturn);
        } catch (Exception e) {
            if (run.isSuspended()) {
                throw new OperationSuspended();
            }
            throw Rollback.withSecrets(
                            WHAT, journalled, engineReturn, request.options().rollback())
                    .after(e, applying);
        }
    }

    private OperationResult change(
            Plan first, ObservedStack observed, Map<String, PreparedBuild> builds, EngineReturn engineReturn)
            throws Exception {
        Plan plan = first;
        ObservedStack stack = observed;
        if (!first.images().isEmpty()) {
            run.phase("images");
            changedImages = new ImageStage(context, builds).get(first.images());
            stack = planning.observe();
            plan = again(first, planning.withImages(stack));
            images.tell(plan, stack);
        }
        request.witness().images(run.id(), planning.images(stack));
        run.checkCancelled();
        applying = true;
        run.phase("apply");
        GateRules rules = rules();
        Gate gate = new Gate(journalled, engineReturn, context.abort(), rules);
        Parking parking = new Parking(context);
        ContainerStage containers = new ContainerStage(context, gate, parking, plan);
        new ResourceStage(context, parking).make(plan);
        containers.apply();
        GateNote rest = rest(plan, rules, gate);
        run.note(GateNote.NAME, rest.facts());
        run.phase("gate");
        run.log("Waiting until everything is up.");
        gate.awaitAll();
        Plan done = plan;
        return run.shielded(() -> commit(done, rest));
    }

    private GateRules rules() {
        return new GateRules(
                request.options().timeout(),
                request.options().minUptime(),
                request.project().jobs());
    }

    private GateNote rest(Plan plan, GateRules rules, Gate gate) {
        return new GateNote(
                begunAt.toString(),
                rules.timeout().toMillis(),
                rules.minUptime().toMillis(),
                rules.jobs(),
                gate.watched(),
                gate.kept(),
                Commit.old(plan),
                DeployedContainer.of(plan),
                changes(plan));
    }

    private int changes(Plan plan) {
        int others = (int) plan.actions().stream()
                .filter(action -> !(action instanceof Plan.ImageAction) && action.isChange())
                .count();
        return changedImages + others;
    }

    /** The second plan with the images of the first one; shown only when it is not what people have seen. */
    private Plan again(Plan first, Plan second) {
        Plan plan = new Plan(
                second.project(),
                first.images(),
                second.networks(),
                second.volumes(),
                second.containers(),
                second.notes());
        if (!second.doesTheSameAs(first)) {
            run.log("With the images there, the plan has changed.");
            publish(plan);
        }
        return plan;
    }

    private OperationResult commit(Plan plan, GateNote rest) throws Exception {
        run.phase("commit");
        DeployResult result = result(plan);
        OperationResult deployed = result.deployed(rest.changes());
        // The old containers go now: whatever fails from here on, the new ones are what there is.
        journalled.undo().forget();
        new Commit(journalled).remove(rest.old());
        result.tell(deployed);
        return deployed;
    }

    private DeployResult result(Plan plan) {
        return new DeployResult(engine, run, plan.project(), DeployedContainer.of(plan), begun);
    }

    private void publish(Plan plan) {
        run.plan(PlanDocuments.of(plan));
        run.log(PlanText.of(plan));
    }
}
