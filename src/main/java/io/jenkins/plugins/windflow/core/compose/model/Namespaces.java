package io.jenkins.plugins.windflow.core.compose.model;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The Linux namespaces of a service's containers, where they are not what the engine gives by default.
 *
 * @param network {@code network_mode}; empty for the networks of {@link Service#networks()}
 * @param ipc {@code ipc}
 * @param pid {@code pid}
 * @param uts {@code uts}
 */
public record Namespaces(
        Optional<NamespaceMode> network,
        Optional<NamespaceMode> ipc,
        Optional<NamespaceMode> pid,
        Optional<NamespaceMode> uts) {
    /** Whatever the engine gives. */
    public static final Namespaces DEFAULT =
            new Namespaces(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    public Namespaces {
        Objects.requireNonNull(network, "network");
        Objects.requireNonNull(ipc, "ipc");
        Objects.requireNonNull(pid, "pid");
        Objects.requireNonNull(uts, "uts");
    }

    /** Everything that is asked for. */
    public List<NamespaceMode> modes() {
        return Stream.of(network, ipc, pid, uts).flatMap(Optional::stream).toList();
    }
}
