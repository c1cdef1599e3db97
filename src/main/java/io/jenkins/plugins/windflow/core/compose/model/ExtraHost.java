package io.jenkins.plugins.windflow.core.compose.model;

import java.util.Objects;

/**
 * A line of {@code /etc/hosts}.
 *
 * @param name of the host
 * @param address an IP address without brackets, or {@value #GATEWAY} for the Docker host
 */
public record ExtraHost(String name, String address) {
    /** What the engine replaces with the address of the Docker host. */
    public static final String GATEWAY = "host-gateway";

    public ExtraHost {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(address, "address");
    }

    /** As the Docker API writes it. */
    public String line() {
        return name + ":" + address;
    }
}
