package io.jenkins.plugins.windflow.core.change;

import io.jenkins.plugins.windflow.core.compose.engine.StackEngine;
import java.util.List;
import java.util.Map;

/**
 * A restart because of a new container that this one depends on. Taken back, it is restarted once more, because of the old
 * one.
 */
public record ContainerRestart(String id, String name) implements PlainChange {
    static final String TYPE = "container.restart";

    static ContainerRestart read(String name, Facts facts) {
        return new ContainerRestart(facts.text("id"), name);
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
        engine.restart(id);
    }

    @Override
    public Evidence evidence(Situation now) {
        return Evidence.UNKNOWN;
    }

    @Override
    public String refused() {
        return name + " cannot be restarted";
    }

    @Override
    public String undoing() {
        return "restart " + name + " once more";
    }

    /** Also where it had stopped: it ran before this operation. */
    @Override
    public List<PlainChange> inverse(Situation now) {
        return now.container(id).isPresent() ? List.of(this) : List.of();
    }

    @Override
    public boolean isUndoneLast() {
        return true;
    }
}
