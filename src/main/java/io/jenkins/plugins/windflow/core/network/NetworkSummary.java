package io.jenkins.plugins.windflow.core.network;

import io.jenkins.plugins.windflow.core.compose.plan.observed.ComposeLabels;
import io.jenkins.plugins.windflow.core.usage.Endpoint;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One network of an engine.
 *
 * @param scope {@code local}, {@code swarm} or {@code global}
 * @param created as the engine writes it (RFC 3339)
 * @param internal nothing outside can be reached from it
 * @param attachable containers may join it although it belongs to a swarm
 * @param ipam driver that gives the addresses
 * @param endpoints of its containers, running or not
 */
public record NetworkSummary(
        String id,
        String name,
        String driver,
        String scope,
        String created,
        boolean internal,
        boolean attachable,
        boolean ingress,
        boolean ipv6,
        String ipam,
        List<AddressPool> pools,
        Map<String, String> options,
        Map<String, String> labels,
        List<Endpoint> endpoints) {
    private static final Set<String> BUILT_IN = Set.of("bridge", "host", "none");

    /** Whether the engine cannot do without it. */
    public boolean builtIn() {
        return BUILT_IN.contains(name) || ingress;
    }

    /** Name of the Compose project that it belongs to; empty for none. */
    public String stack() {
        return labels.getOrDefault(ComposeLabels.PROJECT, "");
    }
}
