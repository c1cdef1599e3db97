package io.jenkins.plugins.windflow.core.compose.plan;

import io.jenkins.plugins.windflow.core.compose.model.Build;
import io.jenkins.plugins.windflow.core.compose.model.Project;
import io.jenkins.plugins.windflow.core.compose.model.PullPolicy;
import io.jenkins.plugins.windflow.core.compose.model.Service;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedImage;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedStack;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decides which images are pulled or built; an image that several services share is done once. */
final class ImagePlanner {
    private final Project project;
    private final ObservedStack stack;
    private final PlanOptions options;
    private final List<String> problems;

    ImagePlanner(Project project, ObservedStack stack, PlanOptions options, List<String> problems) {
        this.project = project;
        this.stack = stack;
        this.options = options;
        this.problems = problems;
    }

    List<Plan.ImageAction> plan() {
        Map<String, List<Service>> users = new LinkedHashMap<>();
        for (Service service : project.services().values()) {
            users.computeIfAbsent(project.image(service), reference -> new ArrayList<>())
                    .add(service);
        }
        List<Plan.ImageAction> actions = new ArrayList<>();
        users.forEach((reference, services) -> decide(reference, services).ifPresent(actions::add));
        return actions;
    }

    private Optional<Plan.ImageAction> decide(String reference, List<Service> services) {
        List<Service> builders =
                services.stream().filter(service -> service.build().isPresent()).toList();
        if (builders.isEmpty()) {
            return pull(reference, services);
        }
        List<Build> builds = builders.stream()
                .map(service -> service.build().get())
                .distinct()
                .toList();
        if (builds.size() > 1) {
            problems.add("The services " + names(builders) + " build the image " + reference
                    + " in different ways: give each its own image name.");
            return Optional.empty();
        }
        return build(reference, services, builders);
    }

    private Optional<Plan.ImageAction> build(String reference, List<Service> services, List<Service> builders) {
        boolean missing = stack.image(reference).isEmpty();
        boolean always =
                builders.stream().anyMatch(service -> service.pullPolicy().equals(Optional.of(PullPolicy.BUILD)));
        if (options.build().equals(Optional.of(false))) {
            return pull(reference, services);
        }
        if (!missing && !always && !options.build().orElse(false)) {
            return Optional.empty();
        }
        String reason = missing ? "missing on the engine" : always ? "pull_policy: build" : "build: true";
        List<String> names = new ArrayList<>(List.of(builders.getFirst().name()));
        services.stream()
                .map(Service::name)
                .filter(name -> !names.contains(name))
                .forEach(names::add);
        return Optional.of(new Plan.ImageAction(Plan.Verb.BUILD, reference, reason, names, before(reference)));
    }

    private Optional<Plan.ImageAction> pull(String reference, List<Service> services) {
        boolean missing = stack.image(reference).isEmpty();
        if (services.stream().anyMatch(service -> policy(service).equals(PullPolicy.ALWAYS))) {
            return pullAction(reference, services, missing ? "missing on the engine" : "pull: always");
        }
        if (!missing) {
            return Optional.empty();
        }
        if (services.stream().allMatch(service -> policy(service).equals(PullPolicy.NEVER))) {
            problems.add("The image " + reference + " of " + names(services)
                    + " is not on the engine and pull is 'never': load or build it there, or allow the pull.");
            return Optional.empty();
        }
        return pullAction(reference, services, "missing on the engine");
    }

    private Optional<Plan.ImageAction> pullAction(String reference, List<Service> services, String reason) {
        List<String> names = services.stream().map(Service::name).toList();
        return Optional.of(new Plan.ImageAction(Plan.Verb.PULL, reference, reason, names, before(reference)));
    }

    private Optional<String> before(String reference) {
        return stack.image(reference).map(ObservedImage::id);
    }

    private PullPolicy policy(Service service) {
        return options.pull().or(service::pullPolicy).orElse(PullPolicy.MISSING);
    }

    private static String names(List<Service> services) {
        return String.join(", ", services.stream().map(Service::name).toList());
    }
}
