package io.jenkins.plugins.windflow.core.compose.load.service;

import io.jenkins.plugins.windflow.core.compose.load.field.Fields;
import io.jenkins.plugins.windflow.core.compose.load.field.Reading;
import io.jenkins.plugins.windflow.core.compose.load.field.Scope;
import io.jenkins.plugins.windflow.core.compose.load.field.TopLevelKeys;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Mapping;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Merge;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Node;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Scalar;
import io.jenkins.plugins.windflow.core.compose.model.IpAddresses;
import io.jenkins.plugins.windflow.core.compose.model.Network;
import io.jenkins.plugins.windflow.core.compose.model.ServiceNetwork;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Reads {@code networks} of a service; a service without any joins the default network. */
final class ServiceNetworkReader {
    /** What the Linux kernel takes. */
    private static final Pattern INTERFACE_NAME = Pattern.compile("(?!\\.{1,2}$)[^/:\\s]{1,15}");

    private final Reading reading;
    private final Set<String> networks;

    /**
     * @param networks keys of the networks that the project has, besides the default one
     */
    ServiceNetworkReader(Reading reading, Set<String> networks) {
        this.reading = reading;
        this.networks = networks;
    }

    List<ServiceNetwork> read(Fields service) {
        List<ServiceNetwork> attachments = new ArrayList<>();
        String path = service.path("networks");
        service.node("networks")
                .flatMap(node -> reading.values().byName(node, path, Merge::names))
                .ifPresent(mapping -> mapping.entries().forEach((key, entry) -> {
                    if (isKnown(key, entry, path)) {
                        attachment(key, entry.value(), path + "." + key).ifPresent(attachments::add);
                    }
                }));
        if (!service.string("network_mode").orElse("").isEmpty()) {
            return List.of();
        }
        if (attachments.isEmpty()) {
            attachments.add(ServiceNetwork.of(Network.DEFAULT_KEY));
        }
        MacAddressReader.read(service, reading).ifPresent(address -> putMacAddress(address, attachments, service));
        return attachments;
    }

    /** The MAC address of a service is that of its first network. */
    private void putMacAddress(String address, List<ServiceNetwork> attachments, Fields service) {
        ServiceNetwork first = attachments.stream().min(ServiceNetwork.ORDER).orElseThrow();
        if (first.macAddress().isPresent() && !first.macAddress().get().equalsIgnoreCase(address)) {
            reading.problems()
                    .add(
                            service.position("mac_address"),
                            service.path("mac_address"),
                            "The service's first network, \"" + first.network()
                                    + "\", has another mac_address: remove one of the two.");
        }
        attachments.set(attachments.indexOf(first), first.withMacAddress(address));
    }

    private boolean isKnown(String key, Mapping.Entry entry, String path) {
        return key.equals(Network.DEFAULT_KEY)
                || new TopLevelKeys("network", networks).check(key, entry.key(), path + "." + key, reading.problems());
    }

    private Optional<ServiceNetwork> attachment(String key, Node node, String path) {
        if (node instanceof Scalar scalar && scalar.isNull()) {
            return Optional.of(ServiceNetwork.of(key));
        }
        return reading.values()
                .mapping(node, path)
                .map(mapping -> Fields.of(mapping, Scope.SERVICE_NETWORK, path, reading))
                .map(fields -> attachment(key, fields));
    }

    private ServiceNetwork attachment(String key, Fields fields) {
        return new ServiceNetwork(
                key,
                fields.strings("aliases"),
                address(fields, "ipv4_address", IpAddresses::isV4),
                address(fields, "ipv6_address", IpAddresses::isV6),
                fields.strings("link_local_ips"),
                interfaceName(fields),
                MacAddressReader.read(fields, reading),
                fields.textPairs("driver_opts"),
                fields.integer("priority", Integer.MIN_VALUE, Integer.MAX_VALUE).orElse(0),
                fields.integer("gw_priority", Integer.MIN_VALUE, Integer.MAX_VALUE)
                        .orElse(0));
    }

    private Optional<String> interfaceName(Fields fields) {
        Optional<String> name = fields.string("interface_name");
        boolean valid = name.map(INTERFACE_NAME.asMatchPredicate()::test).orElse(true);
        if (!valid) {
            reading.problems()
                    .add(
                            fields.position("interface_name"),
                            fields.path("interface_name"),
                            "The name of a network interface has 1 to 15 characters, without \"/\", \":\" and blanks.");
        }
        return name.filter(any -> valid);
    }

    private Optional<String> address(Fields fields, String key, Predicate<String> valid) {
        Optional<String> address = fields.string(key);
        if (address.isPresent() && !valid.test(address.get())) {
            reading.problems().add(fields.position(key), fields.path(key), "This is not an IP address of this kind.");
        }
        return address.filter(valid);
    }
}
