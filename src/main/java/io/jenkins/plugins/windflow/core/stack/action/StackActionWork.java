package io.jenkins.plugins.windflow.core.stack.action;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.windflow.core.compose.engine.StackEngine;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedContainer;
import io.jenkins.plugins.windflow.core.docker.EngineLease;
import io.jenkins.plugins.windflow.core.operation.OperationFailure;
import io.jenkins.plugins.windflow.core.operation.OperationResult;
import io.jenkins.plugins.windflow.core.operation.OperationRun;
import io.jenkins.plugins.windflow.core.operation.OperationState;
import io.jenkins.plugins.windflow.core.operation.OperationWork;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Does one thing to the containers of a stack, or of some of its services: in the order of their dependencies, with a report for each
 * container. One that fails holds up only those that depend on it. Containers of {@code docker compose run} are left alone.
 */
public final class StackActionWork implements OperationWork {
    private final Supplier<EngineLease> engine;
    private final String project;
    private final StackAction action;
    private final List<String> services;

    /** @param services that are meant; none for all */
    public StackActionWork(Supplier<EngineLease> engine, String project, StackAction action, List<String> services) {
        this.engine = engine;
        this.project = project;
        this.action = action;
        this.services = List.copyOf(services);
    }

    @Override
    public Optional<String> engineId() {
        try (EngineLease lease = engine.get()) {
            return Optional.of(lease.engine().info().id());
        }
    }

    @Override
    public OperationResult run(OperationRun run) throws Exception {
        try (EngineLease lease = engine.get()) {
            StackEngine stack = new StackEngine(lease.engine());
            List<ObservedContainer> all = containers(stack);
            List<ObservedContainer> chosen = chosen(all);
            ActionRound round = new ActionRound(stack, run, action, all, !services.isEmpty());
            round.run(chosen);
            refuseFailures(round.failures(), chosen.size());
            return OperationResult.succeeded(round.values());
        }
    }

    private List<ObservedContainer> containers(StackEngine stack) throws OperationFailure {
        List<ObservedContainer> containers = new ArrayList<>();
        for (JsonNode summary : stack.containers(project)) {
            stack.container(summary.path("Id").asText())
                    .map(ObservedContainer::new)
                    .filter(container -> !container.oneOff())
                    .ifPresent(containers::add);
        }
        if (containers.isEmpty()) {
            throw new OperationFailure(
                    OperationState.FAILED,
                    "The stack " + project + " has no container: deploy it, or return to one of its revisions.",
                    null);
        }
        return containers;
    }

    private List<ObservedContainer> chosen(List<ObservedContainer> all) throws OperationFailure {
        TreeSet<String> known =
                all.stream().map(ObservedContainer::service).collect(Collectors.toCollection(TreeSet::new));
        for (String service : services) {
            if (!known.contains(service)) {
                throw new OperationFailure(
                        OperationState.FAILED,
                        "The stack " + project + " has no service " + service + " that runs: it has "
                                + String.join(", ", known) + ".",
                        null);
            }
        }
        return services.isEmpty()
                ? all
                : all.stream()
                        .filter(container -> services.contains(container.service()))
                        .toList();
    }

    private void refuseFailures(List<String> failures, int count) throws OperationFailure {
        if (!failures.isEmpty()) {
            throw new OperationFailure(
                    OperationState.FAILED,
                    failures.size() + " of " + count + " containers of " + project + " could not be " + action.done()
                            + ": " + String.join("; ", failures) + ".",
                    null);
        }
    }
}
