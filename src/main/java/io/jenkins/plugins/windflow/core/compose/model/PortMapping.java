package io.jenkins.plugins.windflow.core.compose.model;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * A container port that is published on the Docker host. Ranges of container ports in the file become one mapping a
 * port.
 *
 * @param target the container port, 1 to 65535
 * @param protocol of the port
 * @param published the host port or the range to pick from; empty for any free port
 * @param hostAddress the host's IP address to listen on; empty for all
 */
public record PortMapping(int target, Protocol protocol, Optional<PortRange> published, Optional<String> hostAddress) {
    /** Transport protocols that Docker can publish. */
    public enum Protocol {
        TCP,
        UDP,
        SCTP;

        /** The name that Compose files and the Docker API use. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public PortMapping {
        Objects.requireNonNull(protocol, "protocol");
        if (target < 1 || target > PortRange.HIGHEST) {
            throw new IllegalArgumentException("not a container port: " + target);
        }
    }

    /** The key in the Docker API's {@code ExposedPorts} and {@code PortBindings}: {@code 80/tcp}. */
    public String containerPort() {
        return target + "/" + protocol.key();
    }
}
