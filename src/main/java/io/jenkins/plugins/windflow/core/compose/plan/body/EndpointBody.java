package io.jenkins.plugins.windflow.core.compose.plan.body;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.windflow.core.compose.model.ContainerReference;
import io.jenkins.plugins.windflow.core.compose.model.Link;
import io.jenkins.plugins.windflow.core.compose.model.NamespaceMode;
import io.jenkins.plugins.windflow.core.compose.model.Project;
import io.jenkins.plugins.windflow.core.compose.model.Service;
import io.jenkins.plugins.windflow.core.compose.model.ServiceNetwork;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** The networks of a service as the engine's {@code NetworkMode} and {@code EndpointsConfig}. */
public final class EndpointBody {
    private static final String INTERFACE_NAME = "com.docker.network.endpoint.ifname";

    private EndpointBody() {}

    /** Sets the network mode to the first network, and an endpoint for each one, the first one first. */
    public static void addNetworks(ObjectNode body, Project project, Service service, int number) {
        if (service.namespaces().network().isPresent()) {
            addMode(body, project, service, service.namespaces().network().get());
            return;
        }
        List<ServiceNetwork> networks = service.orderedNetworks();
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

    private static void addMode(ObjectNode body, Project project, Service service, NamespaceMode mode) {
        ObjectNode host = body.withObject("/HostConfig");
        host.put("NetworkMode", NamespaceBody.text(mode));
        if (!(mode instanceof NamespaceMode.OnNetwork on)) {
            return;
        }
        ObjectNode endpoint = JsonNodeFactory.instance.objectNode();
        on.macAddress().ifPresent(address -> endpoint.put("MacAddress", address));
        // On the default network links belong to the container, on all others to its endpoint.
        addLinks(on.network().equals(NamespaceMode.OnNetwork.BRIDGE) ? host : endpoint, project, service);
        if (!endpoint.isEmpty()) {
            body.putObject("NetworkingConfig").putObject("EndpointsConfig").set(on.network(), endpoint);
        }
    }

    private static void addLinks(ObjectNode node, Project project, Service service) {
        if (!service.links().isEmpty()) {
            ArrayNode links = node.putArray("Links");
            service.links().forEach(link -> names(project, link).forEach(links::add));
        }
    }

    private static List<String> names(Project project, Link link) {
        return switch (link.container()) {
            case ContainerReference.OfService(String name) ->
                IntStream.rangeClosed(1, project.services().get(name).scale())
                        .mapToObj(number -> names(project, project.services().get(name), number, link.alias()))
                        .flatMap(List::stream)
                        .toList();
            case ContainerReference.Named(String name) -> List.of(name + ":" + link.alias());
        };
    }

    /** A linked container is reached under the names, too, that {@code docker compose} gives it. */
    private static List<String> names(Project project, Service service, int number, String alias) {
        String container = project.containerName(service, number);
        return List.of(
                container + ":" + alias,
                container + ":" + service.name() + "-" + number,
                container + ":" + project.name().container(service.name(), number));
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
        addLinks(node, project, service);
        addresses(node, network);
        network.macAddress().ifPresent(mac -> node.put("MacAddress", mac));
        if (!network.driverOptions().isEmpty() || network.interfaceName().isPresent()) {
            ObjectNode options = node.putObject("DriverOpts");
            network.interfaceName().ifPresent(interfaceName -> options.put(INTERFACE_NAME, interfaceName));
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
