package io.jenkins.plugins.windflow.core.container;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.windflow.core.change.RecordedNetwork;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedContainer;
import io.jenkins.plugins.windflow.core.docker.EngineInfo;

/**
 * What is configured for a container on one network: names, fixed addresses, options. Addresses that the engine gave are not
 * among it, so that nothing accidental is fixed for ever.
 */
final class ConfiguredEndpoint {
    /** From this API version on a MAC address belongs to an endpoint; before, to the container. */
    private static final String MAC_OF_ENDPOINT = "1.44";
    /** Up to here, all addresses that engines make up begin with 02:42. */
    private static final String MAC_IS_RANDOM = "1.48";

    private ConfiguredEndpoint() {}

    /** @param observed of the container on the network, as inspected */
    static ObjectNode of(ObservedContainer container, String network, JsonNode observed, EngineInfo engine) {
        ObjectNode endpoint = RecordedNetwork.endpoint(observed, container.shortId());
        if (endpoint.path("Aliases").isEmpty()) {
            endpoint.remove("Aliases");
        }
        if (endpoint.path("IPAMConfig").isEmpty()) {
            endpoint.remove("IPAMConfig");
        }
        String mac = configuredMac(container, network, observed, engine);
        if (!mac.isEmpty()) {
            endpoint.put("MacAddress", mac);
        }
        return endpoint;
    }

    /** The container's own one is told apart; the others can only be told by what an engine would never make up. */
    private static String configuredMac(
            ObservedContainer container, String network, JsonNode observed, EngineInfo engine) {
        String ofContainer =
                container.inspect().path("Config").path("MacAddress").asText("");
        if (isFirst(container, network)) {
            return ofContainer;
        }
        String mac = observed.path("MacAddress").asText("");
        return engine.apiAtLeast(MAC_OF_ENDPOINT) && !mayBeGenerated(mac, engine) ? mac : "";
    }

    private static boolean isFirst(ObservedContainer container, String network) {
        String mode = container.inspect().path("HostConfig").path("NetworkMode").asText("default");
        return mode.equals("default")
                ? network.equals("bridge")
                : mode.equals(network)
                        || container
                                .inspect()
                                .path("NetworkSettings")
                                .path("Networks")
                                .path(network)
                                .path("NetworkID")
                                .asText("")
                                .equals(mode);
    }

    private static boolean mayBeGenerated(String mac, EngineInfo engine) {
        if (mac.isEmpty()) {
            return true;
        }
        boolean local = (Integer.parseInt(mac.substring(0, 2), 16) & 2) != 0;
        return engine.apiAtLeast(MAC_IS_RANDOM) ? local : mac.startsWith("02:42:");
    }
}
