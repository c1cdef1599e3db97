package io.jenkins.plugins.windflow.core.compose.plan;

import io.jenkins.plugins.windflow.core.compose.model.Network;
import io.jenkins.plugins.windflow.core.compose.model.Project;
import io.jenkins.plugins.windflow.core.compose.plan.body.NetworkBody;
import io.jenkins.plugins.windflow.core.compose.plan.compare.NetworkComparison;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ComposeLabels;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ImageReference;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedContainer;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedNetwork;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedStack;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Decides what is done to the networks of a project. */
final class NetworkPlanner {
    private final Project project;
    private final ObservedStack stack;
    private final PlanOptions options;
    private final List<String> problems;
    private final List<String> notes;

    NetworkPlanner(
            Project project, ObservedStack stack, PlanOptions options, List<String> problems, List<String> notes) {
        this.project = project;
        this.stack = stack;
        this.options = options;
        this.problems = problems;
        this.notes = notes;
    }

    List<Plan.NetworkAction> plan() {
        List<Plan.NetworkAction> actions = new ArrayList<>();
        for (Network network : project.networks().values()) {
            ObservedNetwork observed = stack.networks().get(network.name());
            if (network.external()) {
                external(network, observed);
            } else if (observed == null) {
                actions.add(action(Plan.Verb.CREATE, network, "", null));
            } else {
                actions.add(existing(network, observed));
            }
        }
        return actions;
    }

    private void external(Network network, ObservedNetwork observed) {
        if (observed == null) {
            problems.add("The external network " + network.name() + " does not exist on the engine: create it first.");
        }
    }

    private Plan.NetworkAction existing(Network network, ObservedNetwork observed) {
        if (!observed.label(ComposeLabels.PROJECT).equals(project.name().value())) {
            notes.add("The network " + network.name() + " was not made for this project and is used as it is; say"
                    + " 'external: true' to make that clear.");
            return action(Plan.Verb.KEEP, network, "belongs to somebody else", observed);
        }
        List<String> differences = NetworkComparison.ofNetwork(NetworkBody.of(network), observed);
        if (differences.isEmpty()) {
            return action(Plan.Verb.KEEP, network, "", observed);
        }
        refuseForeignUsers(network, observed);
        return action(Plan.Verb.RECREATE, network, "changed: " + String.join(", ", differences), observed);
    }

    private void refuseForeignUsers(Network network, ObservedNetwork observed) {
        Set<String> foreign = new TreeSet<>(observed.containers());
        for (ObservedContainer container : stack.containers()) {
            if (foreign.remove(container.id()) && !isPlanned(container)) {
                problems.add(
                        "The network " + network.name() + " has to be replaced, but the container "
                                + container.name() + ", which this deployment leaves alone, is on it: remove it first"
                                + " (removeOrphans does that with containers of former services), or keep the network as it is.");
            }
        }
        if (!foreign.isEmpty()) {
            problems.add("The network " + network.name() + " has to be replaced, but " + foreign.size()
                    + " container(s) of others are on it ("
                    + ImageReference.shortId(foreign.iterator().next())
                    + "): disconnect them first, or keep the network as it is.");
        }
    }

    /** Whether the plan replaces or removes the container. */
    private boolean isPlanned(ObservedContainer container) {
        return !container.oneOff()
                && !project.inactiveServices().contains(container.service())
                && (options.removeOrphans() || project.services().containsKey(container.service()));
    }

    private static Plan.NetworkAction action(Plan.Verb verb, Network network, String reason, ObservedNetwork observed) {
        return new Plan.NetworkAction(verb, network.name(), reason, network.key(), Optional.ofNullable(observed));
    }
}
