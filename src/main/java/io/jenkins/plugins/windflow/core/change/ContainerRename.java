package io.jenkins.plugins.windflow.core.change;

import io.jenkins.plugins.windflow.core.compose.engine.StackEngine;
import java.util.List;
import java.util.Map;

/** Another name for a container, so that a new one can have its own. */
public record ContainerRename(String id, String from, String to) implements PlainChange {
    static final String TYPE = "container.rename";

    static ContainerRename read(Facts facts) {
        return new ContainerRename(facts.text("id"), facts.text("from"), facts.text("to"));
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public String name() {
        return from;
    }

    @Override
    public Map<String, Object> facts() {
        return Facts.of("id", id, "from", from, "to", to);
    }

    @Override
    public void make(StackEngine engine) {
        engine.rename(id, to);
    }

    @Override
    public Evidence evidence(Situation now) {
        return Evidence.of(now.container(id)
                .filter(container -> container.name().equals(to))
                .isPresent());
    }

    @Override
    public String refused() {
        return from + " cannot be renamed";
    }

    @Override
    public String undoing() {
        return "give " + to + " its name " + from + " back";
    }

    @Override
    public List<PlainChange> inverse(Situation now) {
        return evidence(now) == Evidence.MADE ? List.of(new ContainerRename(id, to, from)) : List.of();
    }
}
