package io.jenkins.plugins.windflow.core.stack.adopt;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.windflow.core.compose.model.Network;
import io.jenkins.plugins.windflow.core.compose.model.Volume;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ComposeLabels;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedNetwork;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedVolume;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The networks and volumes that services use, under the keys that they get in the file: those of their labels where they belong to
 * the project; all others are external.
 */
final class SharedParts {
    private static final String DEFAULT_DRIVER = "local";

    private final ForeignStack stack;
    private final Map<String, Network> networks = new LinkedHashMap<>();
    private final Map<String, Volume> volumes = new LinkedHashMap<>();

    SharedParts(ForeignStack stack) {
        this.stack = stack;
    }

    List<Network> networks() {
        return List.copyOf(networks.values());
    }

    List<Volume> volumes() {
        return List.copyOf(volumes.values());
    }

    /** The key of a network that a service is on. */
    String networkKey(String name) {
        return networks.computeIfAbsent(name, any -> network(name)).key();
    }

    private Network network(String name) {
        Optional<ObservedNetwork> observed =
                stack.network(name).filter(network -> stack.owns(network.label(ComposeLabels.PROJECT)));
        return observed.map(network ->
                        NetworkReader.read(freeNetwork(network.label(ComposeLabels.NETWORK)), network, stack))
                .orElseGet(() -> Network.external(freeNetwork(name), name));
    }

    private String freeNetwork(String wish) {
        return free(wish, networks.values().stream().map(Network::key).toList());
    }

    /** The key of a volume that a service mounts. */
    String volumeKey(String name) {
        return volumes.computeIfAbsent(name, any -> volume(name)).key();
    }

    private Volume volume(String name) {
        ObservedVolume observed = stack.volumes().get(name);
        if (observed == null) {
            return Volume.external(freeVolume(name), name);
        }
        JsonNode inspect = observed.inspect();
        Map<String, String> labels = Inspected.texts(inspect.path("Labels"));
        labels.keySet().removeIf(ComposeLabels::isToolLabel);
        return new Volume(
                freeVolume(observed.label(ComposeLabels.VOLUME)),
                name,
                false,
                Optional.of(inspect.path("Driver").asText(""))
                        .filter(driver -> !driver.isEmpty() && !driver.equals(DEFAULT_DRIVER)),
                Inspected.texts(inspect.path("Options")),
                labels);
    }

    private String freeVolume(String wish) {
        return free(wish, volumes.values().stream().map(Volume::key).toList());
    }

    /** A key that a file can have: the wish, or the nearest to it. */
    private static String free(String wish, List<String> taken) {
        List<String> all = new ArrayList<>(taken);
        String key = wish.replaceAll("[^a-zA-Z0-9._-]", "_");
        String base = key.isEmpty() ? "unnamed" : key;
        key = base;
        for (int number = 2; all.contains(key); number++) {
            key = base + "-" + number;
        }
        return key;
    }
}
