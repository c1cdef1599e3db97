package io.jenkins.plugins.windflow.core.compose.plan.body;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.windflow.core.compose.model.Project;
import io.jenkins.plugins.windflow.core.compose.model.Service;
import io.jenkins.plugins.windflow.core.compose.model.ServiceNetwork;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The networks of a service as the engine's {@code NetworkMode} and {@code EndpointsConfig}. */
public final class EndpointBody {
    private EndpointBody() {}

    /** Sets the network mode to the first network, and an endpoint for each one, the first one first. */
    public static void addNetworks(ObjectNode body, Project project, Service service, int number) {
        if (service.namespaces().network().isPresent()) {
            String mode = NamespaceBody.text(service.namespaces().network().get());
            body.withObject("/HostConfig").put("NetworkMode", mode);
            return;
        }
        List<ServiceNetwork> networks = ordered(service);
        if (networks.isEmpty()) {
            body.withObject("/HostConfig").put("NetworkMode", "none");
            return;
        }
        body.withObject("/HostConfig").put("NetworkMode", name(project, networks.getFirst()));
        ObjectNode endpoints = body.putObject("NetworkingConfig").putObject("EndpointsConfig");
        for (ServiceNetwork network : networks) {
            endpoints.set(name(project, network), endpoint(project, service, number, network));
        }
    }

    /** The highest priority first; among equals the order of the names, as {@code docker compose} does. */
    private static List<ServiceNetwork> ordered(Service service) {
        return service.networks().values().stream()
                .sorted(Comparator.comparingInt(ServiceNetwork::priority)
                        .reversed()
                        .thenComparing(ServiceNetwork::network))
                .toList();
    }

    private static String name(Project project, ServiceNetwork network) {
        return project.networks().get(network.network()).name();
    }

    private static ObjectNode endpoint(Project project, Service service, int number, ServiceNetwork network) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        Set<String> names = new LinkedHashSet<>();
        names.add(project.containerName(service, number));
        names.add(service.name());
        names.addAll(network.aliases());
        ArrayNode aliases = node.putArray("Aliases");
        names.forEach(aliases::add);
        addresses(node, network);
        network.macAddress().ifPresent(mac -> node.put("MacAddress", mac));
        if (!network.driverOptions().isEmpty()) {
            ObjectNode options = node.putObject("DriverOpts");
            network.driverOptions().forEach(options::put);
        }
        if (network.gatewayPriority() != 0) {
            node.put("GwPriority", network.gatewayPriority());
        }
        return node;
    }

    private static void addresses(ObjectNode node, ServiceNetwork network) {
        if (network.ipv4Address().isEmpty()
                && network.ipv6Address().isEmpty()
                && network.linkLocalAddresses().isEmpty()) {
            return;
        }
        ObjectNode config = node.putObject("IPAMConfig");
        network.ipv4Address().ifPresent(address -> config.put("IPv4Address", address));
        network.ipv6Address().ifPresent(address -> config.put("IPv6Address", address));
        if (!network.linkLocalAddresses().isEmpty()) {
            ArrayNode addresses = config.putArray("LinkLocalIPs");
            network.linkLocalAddresses().forEach(addresses::add);
        }
    }
}
