package io.jenkins.plugins.windflow.core.compose.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Address management of a network.
 *
 * @param driver empty for the engine's default
 * @param pools the address pools, in the order of the file
 * @param options of the driver
 */
public record Ipam(Optional<String> driver, List<Pool> pools, Map<String, String> options) {
    public Ipam {
        Objects.requireNonNull(driver, "driver");
        pools = List.copyOf(pools);
        options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
    }

    /**
     * One address pool.
     *
     * @param subnet in CIDR notation
     * @param ipRange the part of the subnet to give out, in CIDR notation
     * @param gateway address of the gateway
     * @param auxiliaryAddresses addresses that are taken already, by host name
     */
    public record Pool(
            Optional<String> subnet,
            Optional<String> ipRange,
            Optional<String> gateway,
            Map<String, String> auxiliaryAddresses) {
        public Pool {
            auxiliaryAddresses = Collections.unmodifiableMap(new LinkedHashMap<>(auxiliaryAddresses));
        }
    }
}
