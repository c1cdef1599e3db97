package io.jenkins.plugins.windflow.core.compose.plan.compare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.windflow.core.compose.model.IpAddresses;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ComposeLabels;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedContainer;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedNetwork;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedStack;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Compares the networks of a container, and the wish for a network with what there is. */
public final class NetworkComparison {
    /** What is on or off, in the engine's words and in the file's. */
    private static final Map<String, String> SWITCHES = new TreeMap<>(Map.of(
            "Internal",
            "internal",
            "Attachable",
            "attachable",
            "EnableIPv4",
            "enable_ipv4",
            "EnableIPv6",
            "enable_ipv6"));

    /** Modes of containers that are on none of the networks that files describe. */
    private static final Set<String> WITHOUT_NETWORKS = Set.of("host", "none");

    /** What engines call the driver that gives out addresses when nobody asks for another one. */
    private static final Set<String> DEFAULT_IPAM = Set.of("", "default", "host-local");

    private NetworkComparison() {}

    /** In what the container is attached otherwise than asked; only configured addresses count, never observed ones. */
    static List<Difference> of(JsonNode body, ObservedContainer container, ObservedStack stack) {
        JsonNode asked = body.path("NetworkingConfig").path("EndpointsConfig");
        JsonNode observed = byName(container.inspect().path("NetworkSettings").path("Networks"), stack);
        Set<String> names = names(asked);
        String mode = body.path("HostConfig").path("NetworkMode").asText();
        if (mode.startsWith("container:") || mode.startsWith("service:")) {
            // Its networks are those of another container.
            return List.of();
        }
        if (names.isEmpty()) {
            names.add(mode);
        }
        Set<String> changed = new TreeSet<>(names(observed));
        changed.addAll(names);
        changed.removeIf(name -> names.contains(name)
                && observed.has(name)
                && sameEndpoint(asked.path(name), observed.path(name), container)
                && isCurrent(name, observed.path(name), stack));
        if (changed.isEmpty()) {
            return List.of();
        }
        boolean withoutNetworks = asked.isEmpty() || WITHOUT_NETWORKS.contains(observedMode(container));
        return List.of(
                withoutNetworks
                        ? new Difference("network_mode", "")
                        : new Difference("networks", String.join(" ", changed)));
    }

    private static String observedMode(ObservedContainer container) {
        return container.inspect().path("HostConfig").path("NetworkMode").asText();
    }

    /** Until a container runs, a network that was asked for by its ID stands under that: docker compose does so. */
    private static ObjectNode byName(JsonNode endpoints, ObservedStack stack) {
        Map<String, String> names = new HashMap<>();
        stack.networks().values().forEach(network -> names.put(network.id(), network.name()));
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        endpoints
                .properties()
                .forEach(entry -> result.set(names.getOrDefault(entry.getKey(), entry.getKey()), entry.getValue()));
        return result;
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static boolean sameEndpoint(JsonNode asked, JsonNode observed, ObservedContainer container) {
        return asked.isMissingNode()
                || sameAliases(asked, observed, container)
                        && sameLinks(asked, observed)
                        && sameAddresses(asked.path("IPAMConfig"), observed.path("IPAMConfig"))
                        && sameMac(
                                asked.path("MacAddress").asText(""),
                                observed.path("MacAddress").asText(""))
                        && asked.path("GwPriority").asInt()
                                == observed.path("GwPriority").asInt()
                        && ImageDefaults.strings(asked.path("DriverOpts"))
                                .equals(ImageDefaults.strings(observed.path("DriverOpts")));
    }

    /** Only a configured one counts, and a container that does not run shows none. */
    private static boolean sameMac(String asked, String observed) {
        return asked.isEmpty() || observed.isEmpty() || asked.equalsIgnoreCase(observed);
    }

    /** Apart from the name, which comes first in a body and which Compose 1 did not make an alias. */
    private static boolean sameAliases(JsonNode asked, JsonNode observed, ObservedContainer container) {
        Set<String> wished = aliases(asked, container);
        Set<String> found = aliases(observed, container);
        String name = asked.path("Aliases").path(0).asText();
        wished.remove(name);
        found.remove(name);
        return wished.equals(found);
    }

    private static boolean sameLinks(JsonNode asked, JsonNode observed) {
        return new TreeSet<>(ImageDefaults.words(asked.path("Links")))
                .equals(new TreeSet<>(ImageDefaults.words(observed.path("Links"))));
    }

    /** Without those that a container has anyway: its short ID, name and service, and its host name on older engines. */
    private static Set<String> aliases(JsonNode endpoint, ObservedContainer container) {
        Set<String> aliases = new TreeSet<>(ImageDefaults.words(endpoint.path("Aliases")));
        aliases.remove(container.shortId());
        aliases.remove(container.name());
        aliases.remove(container.service());
        // Engines before API 1.44 add the host name by themselves.
        aliases.remove(container.inspect().path("Config").path("Hostname").asText());
        return aliases;
    }

    private static boolean sameAddresses(JsonNode asked, JsonNode observed) {
        return address(asked, "IPv4Address").equals(address(observed, "IPv4Address"))
                && address(asked, "IPv6Address").equals(address(observed, "IPv6Address"))
                && ImageDefaults.words(asked.path("LinkLocalIPs"))
                        .equals(ImageDefaults.words(observed.path("LinkLocalIPs")));
    }

    /** A container that was stopped while its network was replaced still points to the old one and cannot start. */
    private static boolean isCurrent(String name, JsonNode endpoint, ObservedStack stack) {
        ObservedNetwork network = stack.networks().get(name);
        String id = endpoint.path("NetworkID").asText("");
        return network == null || id.isEmpty() || stack.podman() || id.equals(network.id());
    }

    /** In what a network of the project is not as its body asks. */
    public static List<String> ofNetwork(JsonNode body, ObservedNetwork network) {
        JsonNode observed = network.inspect();
        List<String> differences = new ArrayList<>();
        if (body.has("Driver")
                && !body.path("Driver").asText().equals(observed.path("Driver").asText())) {
            differences.add("driver");
        }
        SWITCHES.forEach((key, name) -> {
            if (body.has(key)
                    && observed.has(key)
                    && !hasNoEffect(key, observed)
                    && body.path(key).asBoolean() != observed.path(key).asBoolean()) {
                differences.add(name);
            }
        });
        if (!asked(body.path("Options")).equals(asked(observed.path("Options")))) {
            differences.add("driver_opts");
        }
        if (!sameIpam(body.path("IPAM"), observed.path("IPAM"))) {
            differences.add("ipam");
        }
        if (!userLabels(body).equals(userLabels(observed))) {
            differences.add("labels");
        }
        return differences;
    }

    /** Only networks of a swarm are closed to others' containers; Compose 1 makes every network attachable. */
    private static boolean hasNoEffect(String key, JsonNode observed) {
        return key.equals("Attachable") && observed.path("Scope").asText().equals("local");
    }

    /** Newer engines add the address families as options of their own. */
    private static Map<String, String> asked(JsonNode options) {
        Map<String, String> map = ImageDefaults.strings(options);
        map.keySet().removeIf(key -> key.startsWith("com.docker.network.enable_ipv"));
        return map;
    }

    private static Map<String, String> userLabels(JsonNode node) {
        Map<String, String> labels = ImageDefaults.strings(node.path("Labels"));
        labels.keySet().removeIf(ComposeLabels::isToolLabel);
        return labels;
    }

    private static boolean sameIpam(JsonNode asked, JsonNode observed) {
        return ipamDriver(asked).equals(ipamDriver(observed))
                && ImageDefaults.strings(asked.path("Options")).equals(ImageDefaults.strings(observed.path("Options")))
                && samePools(asked.path("Config"), observed.path("Config"));
    }

    private static String ipamDriver(JsonNode ipam) {
        String driver = ipam.path("Driver").asText("");
        return DEFAULT_IPAM.contains(driver) ? "" : driver;
    }

    /** Every pool that is asked for must be there; when none is, engines choose some. */
    private static boolean samePools(JsonNode asked, JsonNode observed) {
        if (!asked.isEmpty() && asked.size() != observed.size()) {
            return false;
        }
        for (int i = 0; i < observed.size(); i++) {
            if (!samePool(asked.path(i), observed.path(i))) {
                return false;
            }
        }
        return true;
    }

    /** Engines choose subnets and gateways by themselves, but no ranges, and keep no addresses back. */
    private static boolean samePool(JsonNode asked, JsonNode observed) {
        return (!asked.has("Subnet") || address(asked, "Subnet").equals(address(observed, "Subnet")))
                && (!asked.has("Gateway") || address(asked, "Gateway").equals(address(observed, "Gateway")))
                && address(asked, "IPRange").equals(address(observed, "IPRange"))
                && reserved(asked).equals(reserved(observed));
    }

    private static Map<String, String> reserved(JsonNode pool) {
        Map<String, String> addresses = ImageDefaults.strings(pool.path("AuxiliaryAddresses"));
        addresses.replaceAll((name, address) -> IpAddresses.canonical(address));
        return addresses;
    }

    private static String address(JsonNode node, String key) {
        return IpAddresses.canonical(node.path(key).asText(""));
    }
}
