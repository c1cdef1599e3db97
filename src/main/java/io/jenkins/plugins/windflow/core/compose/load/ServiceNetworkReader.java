package io.jenkins.plugins.windflow.core.compose.load;

import io.jenkins.plugins.windflow.core.compose.load.syntax.IpAddresses;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Mapping;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Merge;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Node;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Scalar;
import io.jenkins.plugins.windflow.core.compose.model.Network;
import io.jenkins.plugins.windflow.core.compose.model.ServiceNetwork;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Reads {@code networks} of a service; a service without any joins the default network. */
final class ServiceNetworkReader {
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
        return attachments.isEmpty() ? List.of(ServiceNetwork.of(Network.DEFAULT_KEY)) : attachments;
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
                fields.string("mac_address"),
                fields.textPairs("driver_opts"),
                fields.integer("priority", Integer.MIN_VALUE, Integer.MAX_VALUE).orElse(0),
                fields.integer("gw_priority", Integer.MIN_VALUE, Integer.MAX_VALUE)
                        .orElse(0));
    }

    private Optional<String> address(Fields fields, String key, Predicate<String> valid) {
        Optional<String> address = fields.string(key);
        if (address.isPresent() && !valid.test(address.get())) {
            reading.problems().add(fields.position(key), fields.path(key), "This is not an IP address of this kind.");
        }
        return address.filter(valid);
    }
}
