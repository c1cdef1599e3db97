package io.jenkins.plugins.windflow.core.change;

import java.util.List;
import java.util.Map;

/** A new volume. */
public record VolumeCreate(String name) implements Change {
    static final String TYPE = "volume.create";

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
        return Evidence.of(now.hasOwnVolume(name));
    }

    @Override
    public String refused() {
        return "The volume " + name + " cannot be made";
    }

    @Override
    public String undoing() {
        return "remove the new volume " + name;
    }

    @Override
    public List<PlainChange> inverse(Situation now) {
        return now.hasOwnVolume(name) ? List.of(new VolumeRemove(name)) : List.of();
    }
}
