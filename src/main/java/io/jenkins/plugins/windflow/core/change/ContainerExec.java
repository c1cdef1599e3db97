package io.jenkins.plugins.windflow.core.change;

import java.util.List;
import java.util.Map;

/**
 * A command inside a container. Nobody knows what takes it back.
 *
 * @param id of the container
 * @param name which command: {@code post_start[0] of web}
 */
public record ContainerExec(String id, String name) implements Change {
    static final String TYPE = "container.exec";

    static ContainerExec read(String name, Facts facts) {
        return new ContainerExec(facts.text("id"), name);
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
        return name + " cannot be run";
    }

    @Override
    public String undoing() {
        return "take back what " + name + " did";
    }

    @Override
    public List<PlainChange> inverse(Situation now) {
        return List.of();
    }
}
