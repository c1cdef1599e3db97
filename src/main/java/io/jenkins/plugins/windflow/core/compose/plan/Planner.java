package io.jenkins.plugins.windflow.core.compose.plan;

import io.jenkins.plugins.windflow.core.compose.model.Project;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedStack;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Makes the plan that leads from what is there to what is asked. */
public final class Planner {
    private final Project project;
    private final ObservedStack stack;
    private final PlanOptions options;
    private final List<String> problems = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    private Planner(Project project, ObservedStack stack, PlanOptions options) {
        this.project = project;
        this.stack = stack;
        this.options = options;
    }

    /**
     * The plan.
     *
     * @throws PlanException when there is none: something external is missing, a volume would have to change, a name is
     *     taken; all problems at once
     */
    public static Plan plan(Project project, ObservedStack stack, PlanOptions options) throws PlanException {
        return new Planner(project, stack, options).plan();
    }

    private Plan plan() throws PlanException {
        new EngineLimits(stack, problems).check(project);
        List<Plan.ImageAction> images = new ImagePlanner(project, stack, options, problems, notes).plan();
        List<Plan.NetworkAction> networks = new NetworkPlanner(project, stack, options, problems, notes).plan();
        List<Plan.VolumeAction> volumes = new VolumePlanner(project, stack, problems, notes).plan();
        List<Plan.ContainerAction> containers = new ContainerPlanner(
                        project, stack, options, replaced(networks), names(images), problems, notes)
                .plan();
        if (!problems.isEmpty()) {
            throw new PlanException(problems);
        }
        return new Plan(project.name().value(), images, networks, volumes, containers, notes);
    }

    private static Set<String> names(List<Plan.ImageAction> images) {
        Set<String> names = new HashSet<>();
        images.forEach(action -> names.add(action.name()));
        return names;
    }

    private static Set<String> replaced(List<Plan.NetworkAction> networks) {
        Set<String> names = new HashSet<>();
        networks.stream()
                .filter(action -> action.verb() == Plan.Verb.RECREATE)
                .forEach(action -> names.add(action.name()));
        return names;
    }
}
