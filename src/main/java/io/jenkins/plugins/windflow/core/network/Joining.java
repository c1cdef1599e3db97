package io.jenkins.plugins.windflow.core.network;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.windflow.core.docker.EngineInfo;
import io.jenkins.plugins.windflow.core.docker.error.EngineException;
import io.jenkins.plugins.windflow.core.docker.error.EngineException.Kind;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * How a container joins a network (Docker API, EndpointSettings).
 *
 * @param container id or name
 * @param aliases further names that others in the network find it by
 * @param ipv4 fixed address; empty for any
 * @param ipv6 fixed address; empty for any
 * @param macAddress empty for any; engines take it from API 1.44 on
 * @param options of the network's driver for this container
 * @param gatewayPriority the network with the highest one has the container's default route; engines take it from API 1.48
 *     on, and 0 says nothing
 */
public record Joining(
        String container,
        List<String> aliases,
        String ipv4,
        String ipv6,
        String macAddress,
        Map<String, String> options,
        int gatewayPriority) {
    private static final Pattern MAC = Pattern.compile("[0-9a-fA-F]{2}([:-][0-9a-fA-F]{2}){5}");

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
        if (!macAddress.isEmpty() && !MAC.matcher(macAddress).matches()) {
            throw new IllegalArgumentException(
                    "'" + macAddress + "' is not a MAC address: write it like 02:42:ac:11:00:02.");
        }
        aliases = List.copyOf(aliases);
        options = Map.copyOf(options);
    }

    /** Without any wishes. */
    public static Joining of(String container) {
        return new Joining(container, List.of(), "", "", "", Map.of(), 0);
    }

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
        if (!macAddress.isEmpty()) {
            need(engine, "1.44", "a MAC address for each network");
            endpoint.put("MacAddress", macAddress);
        }
        if (gatewayPriority != 0) {
            need(engine, "1.48", "a priority of the gateway");
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

    private static void need(EngineInfo engine, String version, String what) {
        if (!engine.apiAtLeast(version)) {
            throw new EngineException(
                    Kind.BAD_REQUEST,
                    "The engine has API " + engine.apiVersion() + ", and " + what + " needs " + version
                            + ": leave it out, or use a newer engine.",
                    null);
        }
    }
}
