package io.jenkins.plugins.windflow.core.compose.apply;

import io.jenkins.plugins.windflow.core.compose.engine.StackEngine;
import io.jenkins.plugins.windflow.core.compose.plan.Plan;
import io.jenkins.plugins.windflow.core.docker.EngineLease;
import io.jenkins.plugins.windflow.core.operation.OperationResult;
import io.jenkins.plugins.windflow.core.operation.OperationRun;
import io.jenkins.plugins.windflow.core.operation.OperationWork;
import io.jenkins.plugins.windflow.core.operation.PlanDocument;
import io.jenkins.plugins.windflow.core.operation.PlannedAction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Says what a deployment would do. Needs no lock: nothing is changed. */
public final class PlanWork implements OperationWork {
    private final DeployRequest request;

    public PlanWork(DeployRequest request) {
        this.request = request;
    }

    @Override
    public OperationResult run(OperationRun run) throws Exception {
        Planning.protect(run, request.project());
        try (EngineLease lease = request.engine().get()) {
            StackEngine engine = new StackEngine(lease.engine());
            Planning planning = new Planning(request, engine);
            Plan plan = planning.first(planning.observeWithRegistries());
            PlanDocument document = PlanDocuments.of(plan);
            run.plan(document);
            run.log(document.text());
            new BuildPreparation(request.project(), request.files(), engine.info()).prepare(plan.images());
            return OperationResult.succeeded(values(document));
        }
    }

    private static Map<String, Object> values(PlanDocument plan) {
        List<Map<String, Object>> actions = new ArrayList<>();
        for (PlannedAction action : plan.actions()) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("type", action.type());
            fields.put("kind", action.kind());
            fields.put("name", action.name());
            fields.put("reason", action.reason());
            actions.add(fields);
        }
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("changes", plan.changes());
        values.put("actions", actions);
        values.put("text", plan.text());
        return values;
    }
}
