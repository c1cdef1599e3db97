package io.jenkins.plugins.windflow.core.change;

import io.jenkins.plugins.windflow.core.compose.engine.StackEngine;
import java.util.List;
import java.util.Map;

/**
 * The end of a container, running or not. Nothing brings it back.
 *
 * @param volumes whether its anonymous volumes go too, those that nobody else uses
 */
public record ContainerRemove(String id, String name, boolean volumes) implements PlainChange {
    static final String TYPE = "container.remove";

    static ContainerRemove read(String name, Facts facts) {
        return new ContainerRemove(facts.text("id"), name, facts.flag("volumes"));
    }

    /** Removes a container if this operation made it. */
    static List<PlainChange> ofNew(Situation now, String idOrName) {
        return now.ownContainer(idOrName)
                .map(made -> List.<PlainChange>of(new ContainerRemove(made.id(), made.name(), true)))
                .orElse(List.of());
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Map<String, Object> facts() {
        return Facts.of("id", id, "volumes", volumes);
    }

    @Override
    public void make(StackEngine engine) {
        engine.removeContainer(id, volumes);
    }

    @Override
    public Evidence evidence(Situation now) {
        return Evidence.of(now.container(id).isEmpty());
    }

    @Override
    public String refused() {
        return name + " cannot be removed";
    }

    @Override
    public String undoing() {
        return "bring " + name + " back";
    }

    /** Removals come when nothing is taken back any more. */
    @Override
    public List<PlainChange> inverse(Situation now) {
        return List.of();
    }
}
