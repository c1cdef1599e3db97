package io.jenkins.plugins.windflow.core.compose.plan;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.windflow.core.compose.model.Dependency;
import io.jenkins.plugins.windflow.core.compose.model.Project;
import io.jenkins.plugins.windflow.core.compose.model.Service;
import io.jenkins.plugins.windflow.core.compose.plan.body.ContainerBody;
import io.jenkins.plugins.windflow.core.compose.plan.compare.ContainerComparison;
import io.jenkins.plugins.windflow.core.compose.plan.compare.Difference;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ComposeLabels;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedContainer;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedStack;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
    }

    List<Plan.ContainerAction> plan() {
        Map<String, Set<String>> dependencies = new LinkedHashMap<>();
        project.services()
                .forEach((name, service) ->
                        dependencies.put(name, service.dependencies().keySet()));
        for (String name : ServiceOrder.of(dependencies)) {
            planService(project.services().get(name));
        }
        stack.containers().stream().filter(container -> !container.oneOff()).forEach(this::planOrphan);
        return actions;
    }

    private void planService(Service service) {
        if (service.isolation().readOnly() && !service.files().isEmpty()) {
            problems.add(
                    "The service " + service.name() + " is read_only, so its secrets and configs cannot be put into"
                            + " its container as files: give them as environment variables, or leave read_only out.");
        }
        if (service.healthcheck().isPresent()
                && service.healthcheck().get().startInterval().isPresent()
                && !stack.apiAtLeast("1.44")) {
            notes.add("This engine does not know start_interval; the healthcheck of " + service.name()
                    + " uses its interval.");
        }
        List<ObservedContainer> found = stack.containers().stream()
                .filter(container -> container.service().equals(service.name()) && !container.oneOff())
                .sorted(bestFirst(service))
                .toList();
        if (found.isEmpty()) {
            create(service);
            return;
        }
        decide(service, found.getFirst());
        for (ObservedContainer other : found.subList(1, found.size())) {
            String reason = other.parked() ? "left over by an earlier deployment" : "the service has one container";
            remove(other, reason);
        }
    }

    /** The container that is the service's: the one with the right name, else number 1, else one that runs. */
    private Comparator<ObservedContainer> bestFirst(Service service) {
        String name = project.containerName(service, 1);
        return Comparator.comparing(
                        (ObservedContainer container) -> !container.name().equals(name))
                .thenComparing(ObservedContainer::parked)
                .thenComparing(container -> container.number() != 1)
                .thenComparing(container -> !container.running())
                .thenComparing(ObservedContainer::name);
    }

    private void create(Service service) {
        String name = project.containerName(service, 1);
        refuseTakenName(service, name);
        act(Plan.Verb.CREATE, name, "", service, null);
    }

    private void refuseTakenName(Service service, String name) {
        boolean ours = stack.containers().stream()
                .anyMatch(container -> container.name().equals(name));
        if (ours || stack.otherNames().containsKey(name)) {
            String owner = stack.otherNames().getOrDefault(name, project.name().value());
            problems.add("The service " + service.name() + " needs the container name " + name + ", which "
                    + (owner.isEmpty() ? "a container outside of any project" : "a container of the project " + owner)
                    + " has: rename or remove that one, or choose another container_name.");
        }
    }

    private void decide(Service service, ObservedContainer container) {
        String name = project.containerName(service, 1);
        List<Difference> differences = differences(service, container);
        if (!container.name().equals(name) && stack.otherNames().containsKey(name)) {
            refuseTakenName(service, name);
        }
        if (!differences.isEmpty()) {
            noteAutoRemove(container);
            act(
                    Plan.Verb.RECREATE,
                    name,
                    String.join(
                            ", ", differences.stream().map(Difference::toString).toList()),
                    service,
                    container);
        } else if (container.running() && !container.status().equals("paused")) {
            keepOrRestart(service, container);
        } else if (container.completed()
                || isJob(service) && container.status().equals("exited") && container.exitCode() == 0) {
            act(Plan.Verb.KEEP, name, "completed", service, container);
        } else {
            act(Plan.Verb.START, name, "is " + container.status(), service, container);
        }
    }

    /** Whether somebody waits for its end. */
    private boolean isJob(Service service) {
        return project.services().values().stream()
                .map(other -> other.dependencies().get(service.name()))
                .anyMatch(dependency ->
                        dependency != null && dependency.condition() == Dependency.Condition.COMPLETED_SUCCESSFULLY);
    }

    private List<Difference> differences(Service service, ObservedContainer container) {
        JsonNode body = ContainerBody.of(project, service, 1);
        String asked = options.hash().ofService(project, service);
        String label = container.label(ComposeLabels.WINDFLOW_HASH);
        List<Difference> differences = new ArrayList<>();
        if (!container.name().equals(project.containerName(service, 1))) {
            differences.add(new Difference("container_name", "is " + container.name()));
        }
        if (container.status().equals("dead")) {
            differences.add(new Difference("state", "is dead"));
        }
        boolean asCreated = ConfigHash.settingsPart(asked).equals(ConfigHash.settingsPart(label));
        differences.addAll(
                asCreated
                        ? ContainerComparison.sinceCreation(body, container, stack)
                        : ContainerComparison.all(body, container, stack));
        differences.addAll(fileDifferences(service, asked, label));
        body.path("NetworkingConfig").path("EndpointsConfig").fieldNames().forEachRemaining(network -> {
            if (replacedNetworks.contains(network)) {
                differences.add(new Difference("network", network + " is replaced"));
            }
        });
        return differences;
    }

    /** Files in a container cannot be looked at before it is stopped: their keyed hash tells. */
    private static List<Difference> fileDifferences(Service service, String asked, String label) {
        String sentence = label.isEmpty() ? "cannot be compared" : "have new content";
        List<Difference> differences = new ArrayList<>();
        if (!service.secrets().isEmpty() && !ConfigHash.secretsPart(asked).equals(ConfigHash.secretsPart(label))) {
            differences.add(new Difference("secrets", sentence));
        }
        if (!service.configs().isEmpty() && !ConfigHash.configsPart(asked).equals(ConfigHash.configsPart(label))) {
            differences.add(new Difference("configs", sentence));
        }
        return differences;
    }

    private void keepOrRestart(Service service, ObservedContainer container) {
        Optional<Dependency> updated = service.dependencies().values().stream()
                .filter(dependency -> dependency.restart() && changedServices.contains(dependency.service()))
                .findFirst();
        if (updated.isPresent()) {
            act(
                    Plan.Verb.RESTART,
                    container.name(),
                    updated.get().service() + " changes and depends_on says restart",
                    service,
                    container);
        } else {
            boolean unsure = renewedImages.contains(project.image(service));
            act(
                    Plan.Verb.KEEP,
                    container.name(),
                    unsure ? "as long as its image stays the same" : "",
                    service,
                    container);
        }
    }

    private void planOrphan(ObservedContainer container) {
        String service = container.service();
        if (project.services().containsKey(service)
                || project.inactiveServices().contains(service)) {
            return;
        }
        if (options.removeOrphans()) {
            remove(container, "the project has no service " + service);
        } else {
            notes.add("The container " + container.name()
                    + " belongs to no service of the project any more; removeOrphans" + " removes it.");
        }
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

    private void act(Plan.Verb verb, String name, String reason, Service service, ObservedContainer container) {
        if (verb == Plan.Verb.CREATE || verb == Plan.Verb.RECREATE) {
            changedServices.add(service.name());
        }
        actions.add(new Plan.ContainerAction(verb, name, reason, service.name(), 1, Optional.ofNullable(container)));
    }
}
