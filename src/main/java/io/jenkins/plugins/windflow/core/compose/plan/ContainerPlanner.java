package io.jenkins.plugins.windflow.core.compose.plan;

import io.jenkins.plugins.windflow.core.compose.model.Dependency;
import io.jenkins.plugins.windflow.core.compose.model.Project;
import io.jenkins.plugins.windflow.core.compose.model.Service;
import io.jenkins.plugins.windflow.core.compose.plan.compare.Difference;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedContainer;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedStack;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Decides what is done to the containers of a project. */
final class ContainerPlanner {
    private final Project project;
    private final ObservedStack stack;
    private final PlanOptions options;
    private final Set<String> replacedNetworks;
    private final Set<String> renewedImages;
    private final List<String> problems;
    private final List<String> notes;
    private final List<Plan.ContainerAction> actions = new ArrayList<>();
    private final Set<String> changedServices = new HashSet<>();
    private final FirstContainers firsts;
    private final Orphans orphans;
    private final ServiceChecks checks;
    /** Containers by service, without those of {@code docker compose run}. */
    private final Map<String, List<ObservedContainer>> found;

    private final Set<String> ownNames;
    /** Services whose end somebody waits for. */
    private final Set<String> jobs;

    /**
     * @param replacedNetworks names of the networks that are replaced
     * @param renewedImages references of the images that are pulled or built
     */
    ContainerPlanner(
            Project project,
            ObservedStack stack,
            PlanOptions options,
            Set<String> replacedNetworks,
            Set<String> renewedImages,
            List<String> problems,
            List<String> notes) {
        this.project = project;
        this.stack = stack;
        this.options = options;
        this.replacedNetworks = replacedNetworks;
        this.renewedImages = renewedImages;
        this.problems = problems;
        this.notes = notes;
        this.firsts = new FirstContainers(stack);
        this.orphans = new Orphans(project, stack, options, notes);
        this.checks = new ServiceChecks(project, stack, problems, notes);
        this.found = stack.containers().stream()
                .filter(container -> !container.oneOff())
                .collect(Collectors.groupingBy(ObservedContainer::service));
        this.ownNames = stack.containers().stream().map(ObservedContainer::name).collect(Collectors.toSet());
        this.jobs = project.services().values().stream()
                .flatMap(service -> service.dependencies().values().stream())
                .filter(dependency -> dependency.condition() == Dependency.Condition.COMPLETED_SUCCESSFULLY)
                .map(Dependency::service)
                .collect(Collectors.toSet());
    }

    List<Plan.ContainerAction> plan() {
        Map<String, Set<String>> dependencies = new LinkedHashMap<>();
        project.services().forEach((name, service) -> {
            Set<String> before = new LinkedHashSet<>(service.dependencies().keySet());
            before.addAll(service.parents());
            dependencies.put(name, before);
        });
        for (String name : ServiceOrder.of(dependencies)) {
            planService(project.services().get(name));
        }
        for (ObservedContainer orphan : orphans.removed()) {
            remove(orphan, "the project has no service " + orphan.service());
        }
        return actions;
    }

    private void planService(Service service) {
        checks.check(service);
        ServiceComparison comparison =
                new ServiceComparison(project, service, stack, options.hash(), firsts, replacedNetworks);
        Replicas replicas = Replicas.of(
                found.getOrDefault(service.name(), List.of()),
                service.scale(),
                container -> comparison.of(container, container.number()).isEmpty());
        Plan.Verb first = null;
        for (Replicas.Slot slot : replicas.slots()) {
            Plan.Verb verb = slot.observed().isPresent()
                    ? decide(service, slot.number(), slot.observed().get(), comparison)
                    : create(service, slot.number());
            first = first == null ? verb : first;
        }
        firsts.note(service.name(), first == null ? Plan.Verb.REMOVE : first);
        for (ObservedContainer other : replicas.surplus()) {
            remove(other, other.parked() ? "left over by an earlier deployment" : surplusReason(service));
        }
    }

    private static String surplusReason(Service service) {
        return switch (service.scale()) {
            case 0 -> "the service has no containers";
            case 1 -> "the service has one container";
            default -> "the service has " + service.scale() + " containers";
        };
    }

    /** A service that has got another name and keeps its container's takes that over. */
    private Plan.Verb create(Service service, int number) {
        String name = project.containerName(service, number);
        Optional<ObservedContainer> former = orphans.replace(name);
        if (former.isPresent()) {
            noteAutoRemove(former.get());
            String reason =
                    "takes the place of the former service " + former.get().service();
            return act(Plan.Verb.RECREATE, name, reason, service, number, former.get());
        }
        refuseTakenName(service, name);
        return act(Plan.Verb.CREATE, name, "", service, number, null);
    }

    private void refuseTakenName(Service service, String name) {
        String wish = "The service " + service.name() + " needs the container name " + name + ", which ";
        Optional<ObservedContainer> orphan = orphans.named(name);
        if (orphan.isPresent()) {
            problems.add(
                    wish + "a container of the former service " + orphan.get().service()
                            + " has: "
                            + (options.removeOrphans() ? "remove that one first" : "let removeOrphans remove that one")
                            + ", or choose another container_name.");
        } else if (ownNames.contains(name) || stack.otherNames().containsKey(name)) {
            String owner = stack.otherNames().getOrDefault(name, project.name().value());
            problems.add(wish
                    + (owner.isEmpty() ? "a container outside of any project" : "a container of the project " + owner)
                    + " has: rename or remove that one, or choose another container_name.");
        }
    }

    private Plan.Verb decide(Service service, int number, ObservedContainer container, ServiceComparison comparison) {
        String name = project.containerName(service, number);
        List<Difference> differences = comparison.of(container, number);
        if (!differences.isEmpty()
                && !container.name().equals(name)
                && (stack.otherNames().containsKey(name) || orphans.named(name).isPresent())) {
            refuseTakenName(service, name);
        }
        if (!differences.isEmpty()) {
            noteAutoRemove(container);
            String reason = differences.stream().map(Difference::toString).collect(Collectors.joining(", "));
            return act(Plan.Verb.RECREATE, name, reason, service, number, container);
        }
        if (container.running() && !container.status().equals("paused")) {
            return keepOrRestart(service, number, container);
        }
        if (container.completed()
                || jobs.contains(service.name()) && container.status().equals("exited") && container.exitCode() == 0) {
            return act(Plan.Verb.KEEP, container.name(), "completed", service, number, container);
        }
        return act(Plan.Verb.START, container.name(), "is " + container.status(), service, number, container);
    }

    private Plan.Verb keepOrRestart(Service service, int number, ObservedContainer container) {
        Optional<String> restarted = firsts.restarted(service);
        if (restarted.isPresent()) {
            String reason = restarted.get() + " starts anew, whose namespace it shares";
            return act(Plan.Verb.RESTART, container.name(), reason, service, number, container);
        }
        Optional<Dependency> updated = service.dependencies().values().stream()
                .filter(dependency -> dependency.restart() && changedServices.contains(dependency.service()))
                .findFirst();
        if (updated.isPresent()) {
            String reason = updated.get().service() + " changes and depends_on says restart";
            return act(Plan.Verb.RESTART, container.name(), reason, service, number, container);
        }
        boolean unsure = renewedImages.contains(project.image(service));
        String reason = unsure ? "as long as its image stays the same" : "";
        return act(Plan.Verb.KEEP, container.name(), reason, service, number, container);
    }

    private void remove(ObservedContainer container, String reason) {
        noteAutoRemove(container);
        actions.add(new Plan.ContainerAction(
                Plan.Verb.REMOVE,
                container.name(),
                reason,
                container.service(),
                container.number(),
                Optional.of(container)));
    }

    private void noteAutoRemove(ObservedContainer container) {
        if (container.autoRemove()) {
            notes.add("Cannot be rolled back: the engine removes " + container.name()
                    + " as soon as it stops (auto-remove).");
        }
    }

    private Plan.Verb act(
            Plan.Verb verb, String name, String reason, Service service, int number, ObservedContainer container) {
        // More containers of a service that goes on are no reason to interrupt those who use it.
        boolean replaced = verb == Plan.Verb.RECREATE || verb == Plan.Verb.CREATE && !found.containsKey(service.name());
        if (replaced) {
            changedServices.add(service.name());
        }
        actions.add(
                new Plan.ContainerAction(verb, name, reason, service.name(), number, Optional.ofNullable(container)));
        return verb;
    }
}
