package io.jenkins.plugins.windflow.core.network;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Addresses that a network gives to its containers (Docker API, IPAMConfig).
 *
 * @param subnet {@code 172.30.0.0/16}
 * @param range part of the subnet that addresses are taken from; empty for all of it
 * @param gateway empty for one that the engine chooses
 * @param auxiliary addresses that something else has, by its name
 */
public record AddressPool(String subnet, String range, String gateway, Map<String, String> auxiliary) {
    private static final Pattern ADDRESS =
            Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    public AddressPool {
        auxiliary = Collections.unmodifiableMap(new LinkedHashMap<>(auxiliary));
    }

    /** @throws IllegalArgumentException with one sentence when a part is not written as addresses are */
    AddressPool checked() {
        checkNet("subnet", subnet);
        if (!range.isEmpty()) {
            checkNet("range", range);
        }
        if (!gateway.isEmpty()) {
            checkAddress("gateway", gateway);
        }
        auxiliary.forEach((name, address) -> checkAddress("address of " + name, address));
        return this;
    }

    private static void checkNet(String what, String text) {
        int slash = text.indexOf('/');
        boolean good = slash > 0
                && ADDRESS.matcher(text.substring(0, slash)).matches()
                && text.substring(slash + 1).matches("[0-9]{1,3}");
        if (!good) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a " + what + ": write it like 172.30.0.0/16 or fd00:30::/64.");
        }
    }

    static void checkAddress(String what, String text) {
        if (!ADDRESS.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not an IP address, as the " + what + " has to be: write it like 172.30.0.1.");
        }
    }

    static AddressPool of(JsonNode config) {
        Map<String, String> auxiliary = new LinkedHashMap<>();
        config.path("AuxiliaryAddresses")
                .properties()
                .forEach(entry -> auxiliary.put(entry.getKey(), entry.getValue().asText()));
        return new AddressPool(
                config.path("Subnet").asText(""),
                config.path("IPRange").asText(""),
                config.path("Gateway").asText(""),
                auxiliary);
    }

    ObjectNode body() {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("Subnet", subnet);
        if (!range.isEmpty()) {
            body.put("IPRange", range);
        }
        if (!gateway.isEmpty()) {
            body.put("Gateway", gateway);
        }
        if (!auxiliary.isEmpty()) {
            auxiliary.forEach(body.putObject("AuxiliaryAddresses")::put);
        }
        return body;
    }
}
