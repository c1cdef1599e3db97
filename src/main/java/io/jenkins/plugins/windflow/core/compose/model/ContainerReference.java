package io.jenkins.plugins.windflow.core.compose.model;

import java.util.Objects;

/** Another container that a service's containers share something with. */
public sealed interface ContainerReference {
    /**
     * The first container of a service of the same project.
     *
     * @param service its name
     */
    record OfService(String service) implements ContainerReference {
        public OfService {
            Objects.requireNonNull(service, "service");
        }
    }

    /**
     * A container of anybody on the same engine.
     *
     * @param name its name or ID
     */
    record Named(String name) implements ContainerReference {
        public Named {
            Objects.requireNonNull(name, "name");
        }
    }
}
