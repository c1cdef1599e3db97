package io.jenkins.plugins.windflow.core.network;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.windflow.core.docker.EngineInfo;
import java.util.List;
import java.util.Map;

/**
 * How a container joins a network (Docker API, EndpointSettings). A MAC address is not among it: engines take one only when they
 * make a container.
 *
 * @param container id or name
 * @param aliases further names that others in the network find it by
 * @param ipv4 fixed address; empty for any
 * @param ipv6 fixed address; empty for any
 * @param options of the network's driver for this container
 * @param gatewayPriority the network with the highest one has the container's default route; engines take it from API 1.48
 *     on, and 0 says nothing
 */
public record Joining(
        String container,
        List<String> aliases,
        String ipv4,
        String ipv6,
        Map<String, String> options,
        int gatewayPriority) {
    /** @throws IllegalArgumentException with one sentence */
    public Joining {
        if (container.isBlank()) {
            throw new IllegalArgumentException("Say which container joins the network.");
        }
        if (!ipv4.isEmpty()) {
            AddressPool.checkAddress("IPv4 address", ipv4);
        }
        if (!ipv6.isEmpty()) {
            AddressPool.checkAddress("IPv6 address", ipv6);
        }
        aliases = List.copyOf(aliases);
        options = Map.copyOf(options);
    }

    /** Without any wishes. */
    public static Joining of(String container) {
        return new Joining(container, List.of(), "", "", Map.of(), 0);
    }

    /** @throws IllegalArgumentException with one sentence when the engine is too old for it */
    ObjectNode body(EngineInfo engine) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("Container", container);
        ObjectNode endpoint = body.putObject("EndpointConfig");
        if (!aliases.isEmpty()) {
            aliases.forEach(endpoint.putArray("Aliases")::add);
        }
        if (!ipv4.isEmpty() || !ipv6.isEmpty()) {
            ObjectNode ipam = endpoint.putObject("IPAMConfig");
            put(ipam, "IPv4Address", ipv4);
            put(ipam, "IPv6Address", ipv6);
        }
        if (gatewayPriority != 0) {
            checkGatewayPriority(engine);
            endpoint.put("GwPriority", gatewayPriority);
        }
        if (!options.isEmpty()) {
            options.forEach(endpoint.putObject("DriverOpts")::put);
        }
        return body;
    }

    private static void put(ObjectNode object, String name, String value) {
        if (!value.isEmpty()) {
            object.put(name, value);
        }
    }

    private static void checkGatewayPriority(EngineInfo engine) {
        if (!engine.apiAtLeast("1.48")) {
            throw new IllegalArgumentException("The engine has API " + engine.apiVersion()
                    + ", and a priority of the gateway needs 1.48: leave it out, or use a newer engine.");
        }
    }
}
