package io.jenkins.plugins.windflow.core.compose.plan;

import io.jenkins.plugins.windflow.core.compose.model.Mount;
import io.jenkins.plugins.windflow.core.compose.model.Network;
import io.jenkins.plugins.windflow.core.compose.model.Project;
import io.jenkins.plugins.windflow.core.compose.model.Service;
import io.jenkins.plugins.windflow.core.compose.model.ServiceNetwork;
import io.jenkins.plugins.windflow.core.compose.model.VolumeMount;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedStack;
import java.util.List;

/**
 * Finds wishes that the engine's API is too old for. Engines ignore what they do not know, so that without this the
 * wish would silently not be met, and in the case of {@code subpath} a whole volume be shown. (Docker Engine API version
 * history: 1.44, 1.45, 1.47, 1.48.)
 */
final class EngineLimits {
    private final ObservedStack stack;
    private final List<String> problems;

    EngineLimits(ObservedStack stack, List<String> problems) {
        this.stack = stack;
        this.problems = problems;
    }

    void check(Project project) {
        project.networks().values().stream()
                .filter(network -> !network.external())
                .forEach(this::network);
        project.services().values().forEach(this::service);
    }

    private void network(Network network) {
        if (network.enableIpv4().isPresent()) {
            need("1.47", "The network " + network.name() + " asks for enable_ipv4");
        }
    }

    private void service(Service service) {
        String who = "The service " + service.name() + " asks for ";
        for (Mount mount : service.mounts()) {
            if (mount instanceof VolumeMount volume && volume.subpath().isPresent()) {
                need("1.45", who + "the subpath " + volume.subpath().get() + " of a volume");
            }
        }
        boolean several = service.networks().size() > 1;
        for (ServiceNetwork network : service.networks().values()) {
            if (network.gatewayPriority() != 0) {
                need("1.48", who + "gw_priority");
            }
            if (several && network.macAddress().isPresent()) {
                need("1.44", who + "a mac_address on one of several networks");
            }
        }
    }

    private void need(String version, String wish) {
        if (!stack.apiAtLeast(version)) {
            problems.add(wish + ", which needs Docker API " + version + "; this engine has " + stack.apiVersion()
                    + ": leave it out, or use a newer engine.");
        }
    }
}
