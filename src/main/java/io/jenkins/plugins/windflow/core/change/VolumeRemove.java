package io.jenkins.plugins.windflow.core.change;

import io.jenkins.plugins.windflow.core.compose.engine.StackEngine;
import java.util.List;
import java.util.Map;

/** The end of a volume and of all that is in it. Nothing brings it back. */
public record VolumeRemove(String name) implements PlainChange {
    static final String TYPE = "volume.remove";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Map<String, Object> facts() {
        return Map.of();
    }

    @Override
    public void make(StackEngine engine) {
        engine.removeVolume(name);
    }

    @Override
    public Evidence evidence(Situation now) {
        return Evidence.of(now.engine().volume(name).isEmpty());
    }

    @Override
    public String refused() {
        return "The volume " + name + " cannot be removed";
    }

    @Override
    public String undoing() {
        return "bring the volume " + name + " back";
    }

    /** A deployment removes only volumes that it has just made. */
    @Override
    public List<PlainChange> inverse(Situation now) {
        return List.of();
    }
}
