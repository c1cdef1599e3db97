package io.jenkins.plugins.windflow.core.change;

import io.jenkins.plugins.windflow.core.compose.engine.StackEngine;
import java.util.List;
import java.util.Map;

/** A paused container goes on. */
public record ContainerUnpause(String id, String name) implements PlainChange {
    static final String TYPE = "container.unpause";

    static ContainerUnpause read(String name, Facts facts) {
        return new ContainerUnpause(facts.text("id"), name);
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Map<String, Object> facts() {
        return Facts.of("id", id);
    }

    @Override
    public void make(StackEngine engine) {
        engine.unpause(id);
    }

    @Override
    public Evidence evidence(Situation now) {
        return Evidence.of(now.container(id)
                .filter(container -> container.running() && !container.status().equals("paused"))
                .isPresent());
    }

    @Override
    public String refused() {
        return name + " cannot go on";
    }

    @Override
    public String undoing() {
        return "pause " + name + " again";
    }

    @Override
    public List<PlainChange> inverse(Situation now) {
        return evidence(now) == Evidence.MADE ? List.of(new ContainerPause(id, name)) : List.of();
    }
}
