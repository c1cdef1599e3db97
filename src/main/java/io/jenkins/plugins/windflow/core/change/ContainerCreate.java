package io.jenkins.plugins.windflow.core.change;

import java.util.List;
import java.util.Map;

/**
 * A new container.
 *
 * @param service whose it is
 * @param image the reference or ID that it is made from
 */
public record ContainerCreate(String name, String service, String image) implements Change {
    static final String TYPE = "container.create";

    static ContainerCreate read(String name, Facts facts) {
        return new ContainerCreate(name, facts.text("service"), facts.text("image"));
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Map<String, Object> facts() {
        return Facts.of("service", service, "image", image);
    }

    @Override
    public Evidence evidence(Situation now) {
        return Evidence.of(now.ownContainer(name).isPresent());
    }

    @Override
    public String refused() {
        return name + " cannot be made";
    }

    @Override
    public String undoing() {
        return "remove the new container " + name;
    }

    @Override
    public List<PlainChange> inverse(Situation now) {
        return ContainerRemove.ofNew(now, name);
    }
}
