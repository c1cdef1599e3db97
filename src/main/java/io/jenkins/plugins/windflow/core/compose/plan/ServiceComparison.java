package io.jenkins.plugins.windflow.core.compose.plan;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.windflow.core.compose.model.Project;
import io.jenkins.plugins.windflow.core.compose.model.Service;
import io.jenkins.plugins.windflow.core.compose.plan.body.ContainerBody;
import io.jenkins.plugins.windflow.core.compose.plan.compare.ContainerComparison;
import io.jenkins.plugins.windflow.core.compose.plan.compare.Difference;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ComposeLabels;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedContainer;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedStack;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds why containers of one service have to be replaced. */
final class ServiceComparison {
    private final Project project;
    private final Service service;
    private final ObservedStack stack;
    private final FirstContainers firsts;
    private final Set<String> replacedNetworks;
    private final String asked;
    /** By number. */
    private final Map<Integer, ObjectNode> bodies = new HashMap<>();

    /** @param replacedNetworks names of the networks that are replaced */
    ServiceComparison(
            Project project,
            Service service,
            ObservedStack stack,
            ConfigHash hash,
            FirstContainers firsts,
            Set<String> replacedNetworks) {
        this.project = project;
        this.service = service;
        this.stack = stack;
        this.firsts = firsts;
        this.replacedNetworks = replacedNetworks;
        ObjectNode body = ContainerBody.of(project, service, 1);
        this.asked = hash.ofContainer(body, project, service);
        firsts.resolve(body);
        bodies.put(1, body);
    }

    /**
     * All reasons; empty when the container can stay.
     *
     * @param number that the container has or gets
     */
    List<Difference> of(ObservedContainer container, int number) {
        ObjectNode body = bodies.computeIfAbsent(number, this::body);
        String label = container.label(ComposeLabels.WINDFLOW_HASH);
        List<Difference> differences = new ArrayList<>();
        if (!project.isNameOf(container.name(), service, number)) {
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
        differences.addAll(files(label));
        body.path("NetworkingConfig").path("EndpointsConfig").fieldNames().forEachRemaining(network -> {
            if (replacedNetworks.contains(network)) {
                differences.add(new Difference("network", network + " is replaced"));
            }
        });
        differences.addAll(firsts.replaced(service));
        return differences;
    }

    private ObjectNode body(int number) {
        ObjectNode body = ContainerBody.of(project, service, number);
        firsts.resolve(body);
        return body;
    }

    /** Files in a container cannot be looked at before it is stopped: their keyed hash tells. */
    private List<Difference> files(String label) {
        List<Difference> differences = new ArrayList<>();
        differIf("secrets", ConfigHash.secretsPart(asked), ConfigHash.secretsPart(label), differences);
        differIf("configs", ConfigHash.configsPart(asked), ConfigHash.configsPart(label), differences);
        return differences;
    }

    /** Without a label it is others who made the container: what they mounted into it is compared with the mounts. */
    private static void differIf(String key, String wish, String found, List<Difference> differences) {
        boolean wanted = !wish.equals(ConfigHash.NO_FILES);
        if (wanted && found.isEmpty()) {
            differences.add(new Difference(key, "cannot be compared"));
        } else if (!found.isEmpty() && !wish.equals(found)) {
            differences.add(new Difference(key, wanted ? "have new content" : "are still in the container"));
        }
    }
}
