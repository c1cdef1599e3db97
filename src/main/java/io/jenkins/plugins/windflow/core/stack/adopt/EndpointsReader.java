package io.jenkins.plugins.windflow.core.stack.adopt;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.windflow.core.compose.model.ContainerReference;
import io.jenkins.plugins.windflow.core.compose.model.Link;
import io.jenkins.plugins.windflow.core.compose.model.NamespaceMode;
import io.jenkins.plugins.windflow.core.compose.model.ServiceBuilder;
import io.jenkins.plugins.windflow.core.compose.model.ServiceNetwork;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedNetwork;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads on which networks a container is, or whose network namespace it has instead, and the links that go over them. */
final class EndpointsReader {
    private static final String CONTAINER = "container:";
    private static final String INTERFACE_NAME = "com.docker.network.endpoint.ifname";
    /** From this minor version of the API on engines make MAC addresses by chance instead of from IP addresses. */
    private static final int RANDOM_ADDRESSES = 48;

    private static final int PER_ENDPOINT = 44;

    private final Inspected container;
    private final ForeignStack stack;
    private final SharedParts parts;
    private final Remarks remarks;
    private final ServiceBuilder builder;
    private final String mode;
    /** By the name of the network. */
    private final Map<String, JsonNode> endpoints = new LinkedHashMap<>();

    EndpointsReader(
            Inspected container, ForeignStack stack, SharedParts parts, Remarks remarks, ServiceBuilder builder) {
        this.container = container;
        this.stack = stack;
        this.parts = parts;
        this.remarks = remarks;
        this.builder = builder;
        this.mode = container.host().path("NetworkMode").asText("");
        container
                .container()
                .inspect()
                .path("NetworkSettings")
                .path("Networks")
                .properties()
                .forEach(entry -> endpoints.put(name(entry.getKey()), entry.getValue()));
    }

    private String name(String nameOrId) {
        return stack.network(nameOrId).map(ObservedNetwork::name).orElse(nameOrId);
    }

    /** The network namespace, when the container is not on networks of its own. */
    Optional<NamespaceMode> read() {
        builder.links(links());
        if (mode.startsWith(CONTAINER)) {
            return Optional.of(
                    new NamespaceMode.Joined(ConnectionReader.reference(mode.substring(CONTAINER.length()), stack)));
        }
        return switch (mode) {
            case "host" -> Optional.of(new NamespaceMode.Host());
            case "none" -> Optional.of(new NamespaceMode.None());
            case "", "default", NamespaceMode.OnNetwork.BRIDGE -> Optional.of(onBridge());
            default -> {
                networks();
                yield Optional.empty();
            }
        };
    }

    private NamespaceMode onBridge() {
        List<String> others = endpoints.keySet().stream()
                .filter(name -> !name.equals(NamespaceMode.OnNetwork.BRIDGE))
                .toList();
        if (!others.isEmpty()) {
            remarks.add("that it is on the engine's default network and on " + String.join(", ", others) + " too");
        }
        JsonNode endpoint = endpoints.get(NamespaceMode.OnNetwork.BRIDGE);
        return new NamespaceMode.OnNetwork(
                NamespaceMode.OnNetwork.BRIDGE,
                endpoint == null ? Optional.empty() : macAddress(NamespaceMode.OnNetwork.BRIDGE, endpoint));
    }

    private void networks() {
        String first = name(mode);
        List<ServiceNetwork> networks = new ArrayList<>();
        endpoints.forEach((name, endpoint) -> networks.add(network(name, endpoint)));
        List<ServiceNetwork> ordered =
                networks.stream().sorted(ServiceNetwork.ORDER).toList();
        boolean another =
                endpoints.containsKey(first) && !ordered.getFirst().network().equals(parts.networkKey(first));
        builder.networks(networks.stream()
                .map(network ->
                        another && network.network().equals(parts.networkKey(first)) ? preferred(network) : network)
                .toList());
    }

    /** The one that is attached first although its key does not come first. */
    private static ServiceNetwork preferred(ServiceNetwork network) {
        return new ServiceNetwork(
                network.network(),
                network.aliases(),
                network.ipv4Address(),
                network.ipv6Address(),
                network.linkLocalAddresses(),
                network.interfaceName(),
                network.macAddress(),
                network.driverOptions(),
                1,
                network.gatewayPriority());
    }

    private ServiceNetwork network(String name, JsonNode endpoint) {
        JsonNode ipam = endpoint.path("IPAMConfig");
        Map<String, String> options = Inspected.texts(endpoint.path("DriverOpts"));
        Optional<String> interfaceName = Optional.ofNullable(options.remove(INTERFACE_NAME));
        return new ServiceNetwork(
                parts.networkKey(name),
                aliases(endpoint),
                text(ipam, "IPv4Address"),
                text(ipam, "IPv6Address"),
                Inspected.words(ipam.path("LinkLocalIPs")),
                interfaceName,
                macAddress(name, endpoint),
                options,
                0,
                endpoint.path("GwPriority").asInt());
    }

    /** Without those that every container has: its ID, its name, its service, and its host name on older engines. */
    private List<String> aliases(JsonNode endpoint) {
        Set<String> aliases = new LinkedHashSet<>(Inspected.words(endpoint.path("Aliases")));
        aliases.remove(container.container().shortId());
        aliases.remove(container.container().name());
        aliases.remove(container.container().service());
        aliases.remove(container.config().path("Hostname").asText());
        return List.copyOf(aliases);
    }

    /** Only one that somebody has chosen: an address that the engine made must not be kept for the next container. */
    private Optional<String> macAddress(String network, JsonNode endpoint) {
        Optional<String> ofContainer = text(container.config(), "MacAddress");
        if (ofContainer.isPresent() || !stack.apiAtLeast(PER_ENDPOINT)) {
            boolean first = network.equals(name(mode)) || endpoints.size() == 1;
            return first ? ofContainer : Optional.empty();
        }
        return stack.apiAtLeast(RANDOM_ADDRESSES)
                ? Optional.empty()
                : text(endpoint, "MacAddress")
                        .filter(address ->
                                !endpoint.path("IPAddress").asText("").isEmpty())
                        .filter(address ->
                                !address.equals(made(endpoint.path("IPAddress").asText())));
    }

    /** The address that engines make from an IP address. */
    private static String made(String address) {
        StringBuilder mac = new StringBuilder("02:42");
        for (String part : address.split("\\.")) {
            mac.append(':').append(String.format("%02x", Integer.parseInt(part)));
        }
        return mac.toString();
    }

    /** A link to a service of the project stands there three times, with the two names that every link has. */
    private List<Link> links() {
        Set<Link> links = new LinkedHashSet<>();
        Inspected.words(container.host().path("Links"))
                .forEach(text -> link(text).ifPresent(links::add));
        endpoints
                .values()
                .forEach(endpoint -> Inspected.words(endpoint.path("Links"))
                        .forEach(text -> link(text).ifPresent(links::add)));
        return List.copyOf(links);
    }

    /** {@code CONTAINER:ALIAS}, or {@code /CONTAINER:/THIS ONE/ALIAS} on the default network. */
    private Optional<Link> link(String text) {
        String[] ends = text.split(":", 2);
        String alias = ends[ends.length - 1].replaceFirst(".*/", "");
        String name = ends[0].replaceFirst("^/", "");
        ContainerReference target = ConnectionReader.reference(name, stack);
        boolean everyLink = target instanceof ContainerReference.OfService(String service)
                && (alias.equals(service + "-1") || alias.equals(stack.project() + "-" + service + "-1"));
        boolean furtherReplica =
                target instanceof ContainerReference.Named && stack.own(name).isPresent();
        return everyLink || furtherReplica ? Optional.empty() : Optional.of(new Link(target, alias));
    }

    private static Optional<String> text(JsonNode node, String key) {
        return Optional.of(node.path(key).asText("")).filter(text -> !text.isEmpty());
    }
}
