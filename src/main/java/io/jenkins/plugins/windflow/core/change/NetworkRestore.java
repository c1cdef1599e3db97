package io.jenkins.plugins.windflow.core.change;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.windflow.core.compose.engine.StackEngine;
import java.util.List;
import java.util.Map;

/**
 * A network as it was before it was removed; it has another ID.
 *
 * @param body makes it
 */
public record NetworkRestore(String name, JsonNode body) implements PlainChange {
    static final String TYPE = "network.restore";

    static NetworkRestore read(String name, Facts facts) {
        return new NetworkRestore(name, facts.json("body"));
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Map<String, Object> facts() {
        return Facts.of("body", body.toString());
    }

    @Override
    public void make(StackEngine engine) {
        if (engine.networkNamed(name).isEmpty()) {
            engine.createNetwork(body);
        }
    }

    @Override
    public Evidence evidence(Situation now) {
        return Evidence.of(now.engine().networkNamed(name).isPresent());
    }

    @Override
    public String refused() {
        return "The network " + name + " cannot be made again";
    }

    @Override
    public String undoing() {
        return "remove the network " + name + " again";
    }

    /** Only a rollback makes it. */
    @Override
    public List<PlainChange> inverse(Situation now) {
        return List.of();
    }
}
