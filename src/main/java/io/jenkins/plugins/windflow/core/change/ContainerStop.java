package io.jenkins.plugins.windflow.core.change;

import io.jenkins.plugins.windflow.core.compose.engine.StackEngine;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedContainer;
import java.util.List;
import java.util.Map;

/**
 * The stop of a container that ran; a paused one is let go on first, so that it can end by itself.
 *
 * @param status how it stood before: {@code running}, {@code restarting} or {@code paused}
 */
public record ContainerStop(String id, String name, String status, boolean autoRemove) implements PlainChange {
    static final String TYPE = "container.stop";

    private static final String PAUSED = "paused";

    /** The stop of one that stays when it has stopped. */
    ContainerStop(String id, String name, String status) {
        this(id, name, status, false);
    }

    /** The stop of the container as it stands now. */
    public static ContainerStop of(ObservedContainer container) {
        return new ContainerStop(container.id(), container.name(), container.status(), container.autoRemove());
    }

    static ContainerStop read(String name, Facts facts) {
        return new ContainerStop(facts.text("id"), name, facts.text("status"), facts.flag("autoRemove"));
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Map<String, Object> facts() {
        return Facts.of("id", id, "status", status, "autoRemove", autoRemove);
    }

    @Override
    public void make(StackEngine engine) {
        if (status.equals(PAUSED)) {
            engine.unpause(id);
        }
        engine.stop(id);
    }

    @Override
    public Evidence evidence(Situation now) {
        return Evidence.of(now.container(id).filter(ObservedContainer::running).isEmpty());
    }

    @Override
    public String refused() {
        return name + " cannot be stopped";
    }

    @Override
    public String undoing() {
        return "start " + name + " again";
    }

    @Override
    public List<PlainChange> inverse(Situation now) throws IrreversibleException {
        ObservedContainer container = now.container(id)
                .orElseThrow(() -> new IrreversibleException(
                        "the container is gone" + (autoRemove ? ", because it was made with auto-remove." : ".")));
        boolean wasPaused = status.equals(PAUSED);
        if (!container.running()) {
            return List.of(new ContainerStart(id, name, wasPaused));
        }
        boolean isPaused = container.status().equals(PAUSED);
        return wasPaused && !isPaused ? List.of(new ContainerPause(id, name)) : List.of();
    }
}
