package io.jenkins.plugins.windflow.core.network;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A network to be made (Docker API, NetworkCreate).
 *
 * @param driver empty for {@code bridge}
 * @param ipv6 whether its containers get IPv6 addresses, too
 * @param ipamDriver empty for {@code default}
 * @param pools none: the engine chooses
 */
public record NewNetwork(
        String name,
        String driver,
        boolean internal,
        boolean attachable,
        boolean ipv6,
        String ipamDriver,
        Map<String, String> ipamOptions,
        List<AddressPool> pools,
        Map<String, String> options,
        Map<String, String> labels) {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9_.-]{0,127}");

    /** @throws IllegalArgumentException with one sentence */
    public NewNetwork {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("'" + name
                    + "' is not a name for a network: take letters, digits and any of _ . - and begin with a letter or"
                    + " digit.");
        }
        driver = driver.isEmpty() ? "bridge" : driver;
        ipamDriver = ipamDriver.isEmpty() ? "default" : ipamDriver;
        ipamOptions = Map.copyOf(ipamOptions);
        pools = pools.stream().map(AddressPool::checked).toList();
        options = Map.copyOf(options);
        labels = Map.copyOf(labels);
    }

    ObjectNode body() {
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("Name", name)
                .put("Driver", driver)
                // Engines before 25.0 would make a second network of the same name.
                .put("CheckDuplicate", true)
                .put("Internal", internal)
                .put("Attachable", attachable)
                .put("EnableIPv6", ipv6);
        ObjectNode ipam = body.putObject("IPAM").put("Driver", ipamDriver);
        ipamOptions.forEach(ipam.putObject("Options")::put);
        ArrayNode config = ipam.putArray("Config");
        pools.forEach(pool -> config.add(pool.body()));
        options.forEach(body.putObject("Options")::put);
        labels.forEach(body.putObject("Labels")::put);
        return body;
    }
}
