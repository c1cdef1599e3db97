package io.jenkins.plugins.windflow.core.usage;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A container's place in a network. Addresses are empty while the container does not run.
 *
 * @param ipv4 without the length of the prefix
 * @param ipv6 without the length of the prefix
 */
public record Endpoint(UsingContainer container, String ipv4, String ipv6, String macAddress) {
    static Endpoint of(UsingContainer container, JsonNode settings) {
        return new Endpoint(
                container,
                settings.path("IPAddress").asText(""),
                settings.path("GlobalIPv6Address").asText(""),
                settings.path("MacAddress").asText(""));
    }
}
