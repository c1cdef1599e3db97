package io.jenkins.plugins.windflow.core.compose.model;

import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * How a service's containers are attached to one network.
 *
 * @param network the key in {@link Project#networks()}
 * @param aliases further names on that network, besides the service name and the container's own
 * @param ipv4Address static address, empty for one chosen by the engine
 * @param ipv6Address static address, empty for one chosen by the engine
 * @param linkLocalAddresses addresses of the link-local scope
 * @param interfaceName name of the network interface in the container (Docker API 1.49 and later)
 * @param macAddress fixed MAC address (per endpoint from Docker API 1.44 on)
 * @param driverOptions options of the network driver for this endpoint
 * @param priority the network with the highest priority is attached first; 0 by default
 * @param gatewayPriority the network with the highest one gives the default route (Docker API 1.48 and later)
 */
public record ServiceNetwork(
        String network,
        List<String> aliases,
        Optional<String> ipv4Address,
        Optional<String> ipv6Address,
        List<String> linkLocalAddresses,
        Optional<String> interfaceName,
        Optional<String> macAddress,
        Map<String, String> driverOptions,
        int priority,
        int gatewayPriority) {
    /** The order in which networks are attached: the highest priority first, among equals by key. */
    public static final Comparator<ServiceNetwork> ORDER =
            Comparator.comparingInt(ServiceNetwork::priority).reversed().thenComparing(ServiceNetwork::network);

    public ServiceNetwork {
        Objects.requireNonNull(network, "network");
        aliases = List.copyOf(aliases);
        linkLocalAddresses = List.copyOf(linkLocalAddresses);
        driverOptions = Collections.unmodifiableMap(new LinkedHashMap<>(driverOptions));
    }

    /** An attachment without any wish of its own. */
    public static ServiceNetwork of(String network) {
        return of(network, List.of());
    }

    public static ServiceNetwork of(String network, List<String> aliases) {
        return new ServiceNetwork(
                network,
                aliases,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                0,
                0);
    }

    /** The same attachment with a MAC address. */
    public ServiceNetwork withMacAddress(String address) {
        return new ServiceNetwork(
                network,
                aliases,
                ipv4Address,
                ipv6Address,
                linkLocalAddresses,
                interfaceName,
                Optional.of(address),
                driverOptions,
                priority,
                gatewayPriority);
    }
}
