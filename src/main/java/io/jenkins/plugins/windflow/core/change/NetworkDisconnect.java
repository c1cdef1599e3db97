package io.jenkins.plugins.windflow.core.change;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.windflow.core.compose.engine.StackEngine;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedContainer;
import java.util.List;
import java.util.Map;

/**
 * A container is taken off a network that is about to be removed.
 *
 * @param name of the network
 * @param network its ID
 * @param container ID of the container
 * @param called the container's name, for people
 * @param endpoint addresses and names that it had there, as in the connect call
 */
public record NetworkDisconnect(String name, String network, String container, String called, JsonNode endpoint)
        implements PlainChange {
    static final String TYPE = "network.disconnect";

    /** Takes a container off a network that it is on. */
    public static NetworkDisconnect of(String name, String network, ObservedContainer container) {
        JsonNode endpoint =
                container.inspect().path("NetworkSettings").path("Networks").path(name);
        return new NetworkDisconnect(
                name,
                network,
                container.id(),
                container.name(),
                RecordedNetwork.endpoint(endpoint, container.shortId()));
    }

    static NetworkDisconnect read(String name, Facts facts) {
        return new NetworkDisconnect(
                name, facts.text("network"), facts.text("container"), facts.text("called"), facts.json("endpoint"));
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Map<String, Object> facts() {
        return Facts.of("network", network, "container", container, "called", called, "endpoint", endpoint.toString());
    }

    @Override
    public void make(StackEngine engine) {
        engine.disconnect(network, container);
    }

    @Override
    public Evidence evidence(Situation now) {
        return Evidence.of(!NetworkConnect.isConnected(now, name, container));
    }

    @Override
    public String refused() {
        return called + " cannot be taken off the network " + name;
    }

    @Override
    public String undoing() {
        return "connect " + called + " to " + name + " again";
    }

    /** Comes after the network was made again, and before the container is started. */
    @Override
    public List<PlainChange> inverse(Situation now) {
        return now.container(container).isPresent() && evidence(now) == Evidence.MADE
                ? List.of(new NetworkConnect(name, container, endpoint))
                : List.of();
    }
}
