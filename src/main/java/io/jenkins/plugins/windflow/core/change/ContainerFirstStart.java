package io.jenkins.plugins.windflow.core.change;

import java.util.List;
import java.util.Map;

/**
 * The start of a new container. Taken back, the container goes as a whole, before those are started again whose ports and
 * addresses it took over.
 */
public record ContainerFirstStart(String id, String name) implements Change {
    static final String TYPE = "container.first-start";

    static ContainerFirstStart read(String name, Facts facts) {
        return new ContainerFirstStart(facts.text("id"), name);
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Map<String, Object> facts() {
        return Facts.of("id", id);
    }

    /** A container that has ended since was started all the same. */
    @Override
    public Evidence evidence(Situation now) {
        return Evidence.of(now.ownContainer(id)
                .filter(container -> !container.status().equals("created"))
                .isPresent());
    }

    @Override
    public String refused() {
        return name + " cannot be started";
    }

    @Override
    public String undoing() {
        return "remove the new container " + name;
    }

    @Override
    public List<PlainChange> inverse(Situation now) {
        return ContainerRemove.ofNew(now, id);
    }
}
