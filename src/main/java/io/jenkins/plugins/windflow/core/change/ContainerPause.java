package io.jenkins.plugins.windflow.core.change;

import io.jenkins.plugins.windflow.core.compose.engine.StackEngine;
import java.util.List;
import java.util.Map;

/** A container's processes are halted where they are. */
public record ContainerPause(String id, String name) implements PlainChange {
    static final String TYPE = "container.pause";

    static ContainerPause read(String name, Facts facts) {
        return new ContainerPause(facts.text("id"), name);
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
        engine.pause(id);
    }

    @Override
    public Evidence evidence(Situation now) {
        return Evidence.of(now.container(id)
                .filter(container -> container.status().equals("paused"))
                .isPresent());
    }

    @Override
    public String refused() {
        return name + " cannot be paused";
    }

    @Override
    public String undoing() {
        return "let " + name + " go on again";
    }

    @Override
    public List<PlainChange> inverse(Situation now) {
        return evidence(now) == Evidence.MADE ? List.of(new ContainerUnpause(id, name)) : List.of();
    }
}
