package io.jenkins.plugins.windflow.core.stack.adopt;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.windflow.core.compose.model.IpAddresses;
import io.jenkins.plugins.windflow.core.compose.model.Ipam;
import io.jenkins.plugins.windflow.core.compose.model.Network;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ComposeLabels;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedNetwork;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a network of the project. Address pools are written only where somebody must have asked for them. */
final class NetworkReader {
    private static final String DEFAULT_DRIVER = "bridge";
    private static final String DEFAULT_IPAM = "default";
    /** What engines give out when nobody asks, unless they are told otherwise: 172.17.0.0/16 and up, 192.168.0.0/20 and up. */
    private static final Pattern CHOSEN =
            Pattern.compile("172\\.(?:1[7-9]|2\\d|3[01])\\.0\\.0/16|192\\.168\\.(\\d+)\\.0/20");

    private NetworkReader() {}

    static Network read(String key, ObservedNetwork network, ForeignStack stack) {
        JsonNode inspect = network.inspect();
        Map<String, String> options = Inspected.texts(inspect.path("Options"));
        options.keySet().removeIf(option -> option.startsWith("com.docker.network.enable_ipv"));
        Map<String, String> labels = Inspected.texts(inspect.path("Labels"));
        labels.keySet().removeIf(ComposeLabels::isToolLabel);
        boolean local = inspect.path("Scope").asText().equals("local");
        return new Network(
                key,
                network.name(),
                false,
                Optional.of(inspect.path("Driver").asText("")).filter(driver -> !driver.equals(DEFAULT_DRIVER)),
                options,
                inspect.path("Internal").asBoolean(),
                !local && inspect.path("Attachable").asBoolean(),
                inspect.path("EnableIPv4").asBoolean(true) ? Optional.empty() : Optional.of(false),
                inspect.path("EnableIPv6").asBoolean() ? Optional.of(true) : Optional.empty(),
                ipam(inspect.path("IPAM"), hasFixedAddresses(network, stack)),
                labels);
    }

    /** A container can have an address of its own only where somebody has chosen the subnet. */
    private static boolean hasFixedAddresses(ObservedNetwork network, ForeignStack stack) {
        return stack.containers().stream()
                .map(container -> container
                        .inspect()
                        .path("NetworkSettings")
                        .path("Networks")
                        .path(network.name())
                        .path("IPAMConfig"))
                .anyMatch(config -> config.hasNonNull("IPv4Address") || config.hasNonNull("IPv6Address"));
    }

    private static Optional<Ipam> ipam(JsonNode ipam, boolean fixedAddresses) {
        Optional<String> driver = Optional.of(ipam.path("Driver").asText(""))
                .filter(name -> !name.isEmpty() && !name.equals(DEFAULT_IPAM));
        Map<String, String> options = Inspected.texts(ipam.path("Options"));
        List<Ipam.Pool> pools = new ArrayList<>();
        boolean asked = fixedAddresses;
        for (JsonNode pool : ipam.path("Config")) {
            asked |= isAsked(pool);
            pools.add(pool(pool));
        }
        if (driver.isEmpty() && options.isEmpty() && !asked) {
            return Optional.empty();
        }
        return Optional.of(new Ipam(driver, asked ? pools : List.of(), options));
    }

    private static boolean isAsked(JsonNode pool) {
        return !isChosenByEngine(pool.path("Subnet").asText(""))
                || gateway(pool).isPresent()
                || !pool.path("IPRange").asText("").isEmpty()
                || !pool.path("AuxiliaryAddresses").isEmpty();
    }

    private static boolean isChosenByEngine(String subnet) {
        Matcher chosen = CHOSEN.matcher(subnet);
        return chosen.matches() && (chosen.group(1) == null || Integer.parseInt(chosen.group(1)) % 16 == 0);
    }

    private static Ipam.Pool pool(JsonNode pool) {
        return new Ipam.Pool(
                text(pool, "Subnet"),
                text(pool, "IPRange"),
                gateway(pool),
                Inspected.texts(pool.path("AuxiliaryAddresses")));
    }

    /** Unless it is the first address of the subnet, which an engine takes by itself. */
    private static Optional<String> gateway(JsonNode pool) {
        String subnet = pool.path("Subnet").asText("");
        String base = subnet.replaceFirst("/.*", "");
        String first = base.endsWith("::") ? base + "1" : base.replaceFirst("\\.0$", ".1");
        return text(pool, "Gateway")
                .filter(gateway -> !IpAddresses.canonical(gateway).equals(IpAddresses.canonical(first)));
    }

    private static Optional<String> text(JsonNode node, String key) {
        return Optional.of(node.path(key).asText("")).filter(text -> !text.isEmpty());
    }
}
