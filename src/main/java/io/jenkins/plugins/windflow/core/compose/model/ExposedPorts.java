package io.jenkins.plugins.windflow.core.compose.model;

import java.util.Objects;

/** Container ports that are announced without being published: one, or all of a range. */
public record ExposedPorts(PortRange ports, PortMapping.Protocol protocol) {
    public ExposedPorts {
        Objects.requireNonNull(protocol, "protocol");
        if (ports.first() < 1) {
            throw new IllegalArgumentException("not a container port: " + ports);
        }
    }

    /** As in a Compose file: {@code 80/tcp} or {@code 80-90/udp}. */
    @Override
    public String toString() {
        return ports + "/" + protocol.key();
    }
}
