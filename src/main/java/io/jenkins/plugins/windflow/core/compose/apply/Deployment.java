package io.jenkins.plugins.windflow.core.compose.apply;

import io.jenkins.plugins.windflow.core.compose.plan.Plan;
import io.jenkins.plugins.windflow.core.compose.plan.PlanText;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedStack;
import io.jenkins.plugins.windflow.core.docker.EngineInfo;
import io.jenkins.plugins.windflow.core.operation.OperationResult;
import io.jenkins.plugins.windflow.core.operation.OperationRun;
import java.util.Map;

/** One deployment, from the first look to the result. */
final class Deployment {
    private final DeployRequest request;
    private final StackEngine engine;
    private final OperationRun run;
    private final Planning planning;
    private final Context context;
    private final long begun = System.nanoTime();
    private int changedImages;
    private boolean applying;

    Deployment(DeployRequest request, StackEngine engine, OperationRun run) {
        this.request = request;
        this.engine = engine;
        this.run = run;
        this.planning = new Planning(request, engine);
        this.context = new Context(
                engine,
                run,
                request.project(),
                request.options(),
                request.files(),
                request.controller(),
                new UndoLog(),
                new Abort());
    }

    OperationResult deploy() throws Exception {
        EngineInfo info = engine.info();
        run.log("Deploying the project " + request.project().name() + " to " + info.name() + " ("
                + info.product().title() + " " + info.version() + ", API " + info.apiVersion() + ").");
        ObservedStack stack = planning.observeWithRegistries();
        Plan plan = planning.first(stack);
        publish(plan);
        if (plan.changes() == 0) {
            return new DeployResult(context, plan, begun).unchanged();
        }
        Map<String, PreparedBuild> builds =
                new BuildPreparation(request.project(), request.files(), info).prepare(plan.images());
        try {
            return change(plan, stack, builds);
        } catch (Exception e) {
            throw new Rollback(context).after(e, applying);
        }
    }

    private OperationResult change(Plan first, ObservedStack observed, Map<String, PreparedBuild> builds)
            throws Exception {
        Plan plan = first;
        ObservedStack stack = observed;
        if (!first.images().isEmpty()) {
            run.phase("images");
            changedImages = new ImageStage(context, builds).get(first.images());
            stack = planning.observe();
            plan = again(first, planning.withImages(stack));
        }
        run.checkCancelled();
        applying = true;
        run.phase("apply");
        Gate gate = new Gate(context);
        Parking parking = new Parking(context);
        ContainerStage containers = new ContainerStage(context, gate, parking, plan);
        new ResourceStage(context, parking).make(plan);
        containers.apply();
        run.phase("gate");
        run.log("Waiting until everything is up.");
        gate.awaitAll();
        Plan done = plan;
        return run.shielded(() -> commit(containers, done));
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

    private OperationResult commit(ContainerStage containers, Plan plan) throws Exception {
        run.phase("commit");
        DeployResult result = new DeployResult(context, plan, begun);
        OperationResult deployed = result.deployed(changedImages);
        // The old containers go now: whatever fails from here on, the new ones are what there is.
        context.undo().forget();
        containers.commit();
        result.tell(deployed);
        return deployed;
    }

    private void publish(Plan plan) {
        run.plan(PlanDocuments.of(plan));
        run.log(PlanText.of(plan));
    }
}
