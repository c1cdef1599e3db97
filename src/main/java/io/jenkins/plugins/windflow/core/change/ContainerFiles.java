package io.jenkins.plugins.windflow.core.change;

import java.util.List;
import java.util.Map;

/** Files are put into a new container. They go with it. */
public record ContainerFiles(String id, String name) implements Change {
    static final String TYPE = "container.files";

    static ContainerFiles read(String name, Facts facts) {
        return new ContainerFiles(facts.text("id"), name);
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
    public Evidence evidence(Situation now) {
        return Evidence.UNKNOWN;
    }

    @Override
    public String refused() {
        return "The files of " + name + " cannot be put into it";
    }

    @Override
    public String undoing() {
        return "take the files out of " + name;
    }

    @Override
    public List<PlainChange> inverse(Situation now) {
        return List.of();
    }
}
