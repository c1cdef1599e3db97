package io.jenkins.plugins.windflow.core.change;

import java.util.List;
import java.util.Map;

/** A new network. */
public record NetworkCreate(String name) implements Change {
    static final String TYPE = "network.create";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Map<String, Object> facts() {
        return Map.of();
    }

    @Override
    public Evidence evidence(Situation now) {
        return Evidence.of(now.ownNetwork(name).isPresent());
    }

    @Override
    public String refused() {
        return "The network " + name + " cannot be made";
    }

    @Override
    public String undoing() {
        return "remove the new network " + name;
    }

    @Override
    public List<PlainChange> inverse(Situation now) {
        return now.ownNetwork(name)
                .map(made -> List.<PlainChange>of(NetworkRemove.of(made)))
                .orElse(List.of());
    }
}
