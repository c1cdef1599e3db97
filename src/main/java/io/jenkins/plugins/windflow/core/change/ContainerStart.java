package io.jenkins.plugins.windflow.core.change;

import io.jenkins.plugins.windflow.core.compose.engine.StackEngine;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedContainer;
import java.util.List;
import java.util.Map;

/**
 * The start of a container that was there before.
 *
 * @param paused whether it is paused at once, as it was before it was stopped
 */
public record ContainerStart(String id, String name, boolean paused) implements PlainChange {
    static final String TYPE = "container.start";

    static ContainerStart read(String name, Facts facts) {
        return new ContainerStart(facts.text("id"), name, facts.flag("paused"));
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Map<String, Object> facts() {
        return Facts.of("id", id, "paused", paused);
    }

    @Override
    public void make(StackEngine engine) {
        engine.start(id);
        if (paused) {
            engine.pause(id);
        }
    }

    @Override
    public Evidence evidence(Situation now) {
        return Evidence.of(now.container(id).filter(ObservedContainer::running).isPresent());
    }

    @Override
    public String refused() {
        return name + " cannot be started";
    }

    @Override
    public String undoing() {
        return "stop " + name + " again";
    }

    /** Also where it does not run right now: it may be about to be restarted by its policy. */
    @Override
    public List<PlainChange> inverse(Situation now) {
        return now.container(id).isPresent() ? List.of(new ContainerStop(id, name, "running")) : List.of();
    }
}
