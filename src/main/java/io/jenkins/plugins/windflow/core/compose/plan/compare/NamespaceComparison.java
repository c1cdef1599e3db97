package io.jenkins.plugins.windflow.core.compose.plan.compare;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.windflow.core.compose.plan.body.Parents;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedContainer;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedStack;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Compares whose namespaces and mounts a container shares with what is asked. */
final class NamespaceComparison {
    private static final String CONTAINER = "container:";
    /** What an engine gives to a container that asks for nothing; which of the two is a setting of the engine. */
    private static final Set<String> OWN_IPC = Set.of("", "private", "shareable");

    private final JsonNode asked;
    private final JsonNode observed;
    private final ObservedStack stack;
    private final boolean ours;
    private final List<Difference> differences = new ArrayList<>();

    private NamespaceComparison(JsonNode body, ObservedContainer container, ObservedStack stack) {
        this.asked = body.path("HostConfig");
        this.observed = container.inspect().path("HostConfig");
        this.stack = stack;
        this.ours = container.ours();
    }

    /**
     * In what the namespaces and the shared mounts differ.
     *
     * @param body with IDs in the places of other containers ({@link Parents#resolve}); a reference that is still there
     *     differs from whatever the container has
     */
    static List<Difference> of(JsonNode body, ObservedContainer container, ObservedStack stack) {
        NamespaceComparison comparison = new NamespaceComparison(body, container, stack);
        comparison.network();
        comparison.ipc();
        comparison.mode("pid", "PidMode");
        comparison.mode("uts", "UTSMode");
        comparison.volumesFrom();
        return comparison.differences;
    }

    /** A network mode that is the name of a network is compared with the networks. */
    private void network() {
        String wish = asked.path("NetworkMode").asText("");
        String found = observed.path("NetworkMode").asText("");
        if (isReference(wish) || found.startsWith(CONTAINER)) {
            compare("network_mode", wish, found);
        }
    }

    private void ipc() {
        String wish = asked.path("IpcMode").asText("");
        String found = observed.path("IpcMode").asText("");
        // An engine can be told to make every container shareable: only what we made says more.
        boolean byDefault = wish.isEmpty() && OWN_IPC.contains(found) && !(ours && found.equals("shareable"));
        if (!byDefault) {
            compare("ipc", wish, found);
        }
    }

    private void mode(String key, String field) {
        String found = observed.path(field).asText("");
        boolean podmanDefault = stack.podman() && found.equals("private");
        compare(key, asked.path(field).asText(""), podmanDefault ? "" : found);
    }

    private void compare(String key, String wish, String found) {
        if (wish.equals(found)) {
            return;
        }
        boolean moved = isReference(wish) && found.startsWith(CONTAINER);
        differences.add(new Difference(key, moved ? "joins a container that is another one now" : ""));
    }

    private static boolean isReference(String mode) {
        return mode.startsWith(CONTAINER) || mode.startsWith("service:");
    }

    private void volumesFrom() {
        Map<String, String> wish = sources(asked.path("VolumesFrom"));
        Map<String, String> found = sources(observed.path("VolumesFrom"));
        if (!wish.equals(found)) {
            differences.add(new Difference("volumes_from", ""));
        }
    }

    /** Access by ID; the engine keeps what it was given, a name or an ID, and {@code rw} is the default. */
    private Map<String, String> sources(JsonNode entries) {
        Map<String, String> sources = new TreeMap<>();
        for (JsonNode entry : entries) {
            String text = entry.asText();
            int colon = text.lastIndexOf(':');
            String access = text.substring(colon + 1);
            boolean hasAccess = colon > 0 && Set.of("ro", "rw").contains(access);
            String name = hasAccess ? text.substring(0, colon) : text;
            sources.put(stack.containerIds().getOrDefault(name, name), hasAccess ? access : "rw");
        }
        return sources;
    }
}
