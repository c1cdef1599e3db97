package io.jenkins.plugins.windflow.core.compose.plan;

import io.jenkins.plugins.windflow.core.compose.model.BindMount;
import io.jenkins.plugins.windflow.core.compose.model.ImageMount;
import io.jenkins.plugins.windflow.core.compose.model.Mount;
import io.jenkins.plugins.windflow.core.compose.model.Network;
import io.jenkins.plugins.windflow.core.compose.model.Project;
import io.jenkins.plugins.windflow.core.compose.model.Service;
import io.jenkins.plugins.windflow.core.compose.model.ServiceNetwork;
import io.jenkins.plugins.windflow.core.compose.model.VolumeMount;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedStack;
import java.util.List;
import java.util.Map;

/**
 * Finds wishes that the engine's API is too old for. Engines ignore what they do not know, so that without this the
 * wish would silently not be met, and in the case of {@code subpath} a whole volume be shown. (Docker Engine API version
 * history: 1.44, 1.45, 1.47, 1.48, 1.49.)
 */
final class EngineLimits {
    /** Security options that came later than the oldest API, each with its version. */
    private static final Map<String, String> SECURITY_OPTIONS =
            Map.of("seccomp=builtin", "1.42", "writable-cgroups=true", "1.48", "writable-cgroups=false", "1.48");

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
            mount(mount, who);
        }
        if (!service.runtime().annotations().isEmpty()) {
            need("1.43", who + "annotations");
        }
        if (!service.devices().named().isEmpty()) {
            need("1.44", who + "the device " + service.devices().named().getFirst());
        }
        for (String option : service.isolation().securityOptions()) {
            if (SECURITY_OPTIONS.containsKey(option)) {
                need(SECURITY_OPTIONS.get(option), who + "the security option " + option);
            }
        }
        boolean several = service.networks().size() > 1;
        for (ServiceNetwork network : service.networks().values()) {
            if (network.gatewayPriority() != 0) {
                need("1.48", who + "gw_priority");
            }
            if (network.interfaceName().isPresent()) {
                need(
                        "1.49",
                        who + "the interface_name " + network.interfaceName().get());
            }
            if (several && network.macAddress().isPresent()) {
                need("1.44", who + "a mac_address on one of several networks");
            }
        }
    }

    private void mount(Mount mount, String who) {
        switch (mount) {
            case VolumeMount volume
            when volume.subpath().isPresent() ->
                need("1.45", who + "the subpath " + volume.subpath().get() + " of a volume");
            case BindMount bind
            when bind.recursion() == BindMount.Recursion.WRITABLE || bind.recursion() == BindMount.Recursion.READONLY ->
                need(
                        "1.44",
                        who + "a bind mount with recursive: " + bind.recursion().key());
            case ImageMount image -> need("1.48", who + "a mount of the image " + image.image());
            default -> {}
        }
    }

    private void need(String version, String wish) {
        if (!stack.apiAtLeast(version)) {
            problems.add(wish + ", which needs Docker API " + version + "; this engine has " + stack.apiVersion()
                    + ": leave it out, or use a newer engine.");
        }
    }
}
