package io.jenkins.plugins.windflow.core.compose.apply;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.windflow.core.compose.engine.StackEngine;
import io.jenkins.plugins.windflow.core.compose.plan.Plan;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedContainer;
import io.jenkins.plugins.windflow.core.operation.OperationResult;
import io.jenkins.plugins.windflow.core.operation.OperationRun;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes the map that the deploy step returns. */
final class DeployResult {
    private static final List<String> WORST_HEALTH_FIRST = List.of("unhealthy", "starting", "healthy");

    private final StackEngine engine;
    private final OperationRun run;
    private final String project;
    private final List<DeployedContainer> containers;
    private final long begun;

    /** @param begun value of {@link System#nanoTime()} */
    DeployResult(StackEngine engine, OperationRun run, String project, List<DeployedContainer> containers, long begun) {
        this.engine = engine;
        this.run = run;
        this.project = project;
        this.containers = containers;
        this.begun = begun;
    }

    OperationResult unchanged() throws InterruptedException {
        run.log("Nothing had to change.");
        return result("UNCHANGED", 0);
    }

    /** @param changes how many there were */
    OperationResult deployed(int changes) throws InterruptedException {
        return result(changes == 0 ? "UNCHANGED" : "DEPLOYED", changes);
    }

    /** Says the result of a deployment in the log. */
    void tell(OperationResult result) {
        int changes = (int) result.values().get("changes");
        run.log(
                changes == 0
                        ? "Nothing had to change."
                        : "Deployed the project " + project + " with " + changes
                                + (changes == 1 ? " change" : " changes") + " in " + Elapsed.since(begun)
                                + ".");
    }

    private OperationResult result(String status, int changes) throws InterruptedException {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("operation", run.id().value());
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
        return containers.stream()
                .filter(container -> container.verb() == verb)
                .map(DeployedContainer::name)
                .toList();
    }

    private Map<String, Object> services() throws InterruptedException {
        List<DeployedContainer> staying = containers.stream()
                .filter(container -> container.verb() != Plan.Verb.REMOVE)
                .toList();
        Map<String, JsonNode> now =
                Questions.each(staying.stream().map(DeployedContainer::name).toList(), engine::container);
        Map<String, List<ObservedContainer>> found = new LinkedHashMap<>();
        for (DeployedContainer container : staying) {
            if (now.containsKey(container.name())) {
                found.computeIfAbsent(container.service(), any -> new ArrayList<>())
                        .add(new ObservedContainer(now.get(container.name())));
            }
        }
        Map<String, Object> services = new LinkedHashMap<>();
        found.forEach((name, all) -> services.put(name, service(all)));
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
        return container.health().isEmpty() ? "none" : container.health();
    }
}
