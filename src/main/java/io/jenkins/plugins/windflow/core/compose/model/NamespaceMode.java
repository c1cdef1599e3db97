package io.jenkins.plugins.windflow.core.compose.model;

import java.util.Objects;
import java.util.Optional;

/** Which Linux namespace of one kind (network, IPC, PID, UTS) a container lives in. */
public sealed interface NamespaceMode {
    /** That of the Docker host. */
    record Host() implements NamespaceMode {}

    /** One of its own without anything in it: no network, no IPC mount. */
    record None() implements NamespaceMode {}

    /** One of its own that nobody else can join (IPC only). */
    record Private() implements NamespaceMode {}

    /** One of its own that others can join (IPC only). */
    record Shareable() implements NamespaceMode {}

    /**
     * One of its own on a network that the project does not describe (network only).
     *
     * @param network its name on the engine, for instance {@code bridge}
     * @param macAddress fixed MAC address there
     */
    record OnNetwork(String network, Optional<String> macAddress) implements NamespaceMode {
        /** The engine's own network for containers that ask for none. */
        public static final String BRIDGE = "bridge";

        public OnNetwork {
            Objects.requireNonNull(network, "network");
            Objects.requireNonNull(macAddress, "macAddress");
        }
    }

    /** That of another container. */
    record Joined(ContainerReference container) implements NamespaceMode {
        public Joined {
            Objects.requireNonNull(container, "container");
        }
    }

    /** The service whose first container is joined. */
    default Optional<String> service() {
        return this instanceof Joined(ContainerReference.OfService(String service))
                ? Optional.of(service)
                : Optional.empty();
    }
}
