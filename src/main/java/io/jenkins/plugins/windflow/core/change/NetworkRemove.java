package io.jenkins.plugins.windflow.core.change;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.windflow.core.compose.engine.StackEngine;
import java.util.List;
import java.util.Map;

/**
 * The end of a network that nobody is connected to.
 *
 * @param body makes the same network again
 */
public record NetworkRemove(String name, String id, JsonNode body) implements PlainChange {
    static final String TYPE = "network.remove";

    /** @param inspect the network */
    public static NetworkRemove of(JsonNode inspect) {
        return new NetworkRemove(
                inspect.path("Name").asText(), inspect.path("Id").asText(), RecordedNetwork.body(inspect));
    }

    static NetworkRemove read(String name, Facts facts) {
        return new NetworkRemove(name, facts.text("id"), facts.json("body"));
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Map<String, Object> facts() {
        return Facts.of("id", id, "body", body.toString());
    }

    @Override
    public void make(StackEngine engine) {
        engine.removeNetwork(id);
    }

    @Override
    public Evidence evidence(Situation now) {
        return Evidence.of(now.engine().network(id).isEmpty());
    }

    @Override
    public String refused() {
        return "The network " + name + " cannot be removed";
    }

    @Override
    public String undoing() {
        return "make the old network " + name + " again";
    }

    @Override
    public List<PlainChange> inverse(Situation now) {
        return now.engine().networkNamed(name).isEmpty() ? List.of(new NetworkRestore(name, body)) : List.of();
    }
}
