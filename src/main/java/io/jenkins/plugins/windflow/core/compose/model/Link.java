package io.jenkins.plugins.windflow.core.compose.model;

import java.util.Objects;

/**
 * A name of its own under which a service's containers reach another one.
 *
 * @param container {@code links} for one of the project, {@code external_links} for any other
 */
public record Link(ContainerReference container, String alias) {
    public Link {
        Objects.requireNonNull(container, "container");
        Objects.requireNonNull(alias, "alias");
    }
}
