package io.jenkins.plugins.windflow.core.change;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.windflow.core.compose.engine.StackEngine;
import java.util.List;
import java.util.Map;

/**
 * A container is put on a network.
 *
 * @param name of the network
 * @param container its ID
 * @param endpoint addresses and names that it has there, as in the connect call
 */
public record NetworkConnect(String name, String container, JsonNode endpoint) implements PlainChange {
    static final String TYPE = "network.connect";

    static NetworkConnect read(String name, Facts facts) {
        return new NetworkConnect(name, facts.text("container"), facts.json("endpoint"));
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Map<String, Object> facts() {
        return Facts.of("container", container, "endpoint", endpoint.toString());
    }

    @Override
    public void make(StackEngine engine) {
        engine.connect(name, container, endpoint);
    }

    @Override
    public Evidence evidence(Situation now) {
        return Evidence.of(isConnected(now, name, container));
    }

    /** Whether the container is on the network that has the name now; a former one of that name does not count. */
    static boolean isConnected(Situation now, String network, String container) {
        String id = now.engine()
                .networkNamed(network)
                .map(inspect -> inspect.path("Id").asText())
                .orElse("");
        return now.container(container)
                .map(found -> found.inspect()
                        .path("NetworkSettings")
                        .path("Networks")
                        .path(network)
                        .path("NetworkID")
                        .asText(""))
                .filter(id::equals)
                .isPresent();
    }

    @Override
    public String refused() {
        return "A container cannot be put on the network " + name;
    }

    @Override
    public String undoing() {
        return "take the container off " + name;
    }

    /** Only new containers are connected, and old ones in a rollback. */
    @Override
    public List<PlainChange> inverse(Situation now) {
        return List.of();
    }
}
