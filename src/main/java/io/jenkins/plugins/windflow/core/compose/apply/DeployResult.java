package io.jenkins.plugins.windflow.core.compose.apply;

import io.jenkins.plugins.windflow.core.compose.plan.Plan;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedContainer;
import io.jenkins.plugins.windflow.core.operation.OperationResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes the map that the deploy step returns. */
final class DeployResult {
    private static final List<String> WORST_HEALTH_FIRST = List.of("unhealthy", "starting", "healthy");

    private final Context context;
    private final Plan plan;
    private final long begun;

    /** @param begun value of {@link System#nanoTime()} */
    DeployResult(Context context, Plan plan, long begun) {
        this.context = context;
        this.plan = plan;
        this.begun = begun;
    }

    OperationResult unchanged() {
        context.run().log("Nothing had to change.");
        return result("UNCHANGED", 0);
    }

    /** @param images how many image names name another image than before */
    OperationResult deployed(int images) {
        int others = (int) plan.actions().stream()
                .filter(action -> !(action instanceof Plan.ImageAction) && action.isChange())
                .count();
        int changes = images + others;
        return result(changes == 0 ? "UNCHANGED" : "DEPLOYED", changes);
    }

    /** Says the result of a deployment in the log. */
    void tell(OperationResult result) {
        int changes = (int) result.values().get("changes");
        context.run()
                .log(
                        changes == 0
                                ? "Nothing had to change."
                                : "Deployed the project " + plan.project() + " with " + changes
                                        + (changes == 1 ? " change" : " changes") + " in " + Elapsed.since(begun)
                                        + ".");
    }

    private OperationResult result(String status, int changes) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("operation", context.run().id().value());
        values.put("status", status);
        values.put("changes", changes);
        values.put("created", names(Plan.Verb.CREATE));
        values.put("recreated", names(Plan.Verb.RECREATE));
        values.put("removed", names(Plan.Verb.REMOVE));
        values.put("kept", names(Plan.Verb.KEEP));
        values.put("duration", Elapsed.seconds(begun));
        values.put("services", services());
        return OperationResult.succeeded(values);
    }

    private List<String> names(Plan.Verb verb) {
        return plan.containers().stream()
                .filter(action -> action.verb() == verb)
                .map(Plan.ContainerAction::name)
                .toList();
    }

    private Map<String, Object> services() {
        Map<String, List<ObservedContainer>> containers = new LinkedHashMap<>();
        for (Plan.ContainerAction action : plan.containers()) {
            if (action.verb() != Plan.Verb.REMOVE) {
                context.engine()
                        .container(action.name())
                        .map(ObservedContainer::new)
                        .ifPresent(found -> containers
                                .computeIfAbsent(action.service(), any -> new ArrayList<>())
                                .add(found));
            }
        }
        Map<String, Object> services = new LinkedHashMap<>();
        containers.forEach((name, found) -> services.put(name, service(found)));
        return services;
    }

    /** Image and ID are the first container's; all are made from the same one. */
    private static Map<String, Object> service(List<ObservedContainer> containers) {
        ObservedContainer first = containers.getFirst();
        Set<String> states = containers.stream().map(DeployResult::state).collect(Collectors.toSet());
        Set<String> healths = containers.stream().map(DeployResult::health).collect(Collectors.toSet());
        Map<String, Object> service = new LinkedHashMap<>();
        service.put("state", states.size() == 1 ? states.iterator().next() : "partial");
        service.put(
                "health",
                WORST_HEALTH_FIRST.stream()
                        .filter(healths::contains)
                        .findFirst()
                        .orElse("none"));
        service.put("image", first.inspect().path("Config").path("Image").asText());
        service.put("imageId", first.imageId());
        service.put(
                "containers",
                new ArrayList<>(containers.stream().map(ObservedContainer::name).toList()));
        return service;
    }

    private static String state(ObservedContainer container) {
        boolean completed = container.status().equals("exited") && container.exitCode() == 0;
        return completed ? "completed" : container.status();
    }

    private static String health(ObservedContainer container) {
        return container.inspect().path("State").path("Health").path("Status").asText("none");
    }
}
