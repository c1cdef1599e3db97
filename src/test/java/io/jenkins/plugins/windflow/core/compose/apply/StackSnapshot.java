package io.jenkins.plugins.windflow.core.compose.apply;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.windflow.core.change.RecordedNetwork;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedContainer;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Everything on an engine that belongs to one stack, or carries its name, in words that can be compared: whatever an
 * operation leaves over or takes away makes another snapshot. Networks are told by their settings and not by their IDs,
 * because an engine gives one that is made again another ID; the containers tell whether they are on the network of now.
 */
record StackSnapshot(
        SortedMap<String, String> containers,
        SortedMap<String, String> networks,
        SortedMap<String, String> volumes,
        SortedMap<String, String> images) {

    static StackSnapshot of(TestStack stack) {
        SortedMap<String, String> networkIds = new TreeMap<>();
        SortedMap<String, String> networks = new TreeMap<>();
        for (JsonNode network : stack.stackEngine().networks()) {
            if (belongs(stack, network)) {
                networkIds.put(text(network, "Name"), text(network, "Id"));
                networks.put(
                        text(network, "Name"), RecordedNetwork.body(network).toString());
            }
        }
        return new StackSnapshot(containers(stack, networkIds), networks, volumes(stack), images(stack));
    }

    /** The IDs of the containers that run, whatever they are called. */
    Set<String> running() {
        return containers.values().stream()
                .filter(facts -> facts.contains(" running,"))
                .map(facts -> facts.substring(0, facts.indexOf(' ')))
                .collect(Collectors.toSet());
    }

    private static boolean belongs(TestStack stack, JsonNode thing) {
        return thing.toString().contains(stack.name);
    }

    private static SortedMap<String, String> containers(TestStack stack, Map<String, String> networkIds) {
        SortedMap<String, String> containers = new TreeMap<>();
        for (JsonNode summary : stack.stackEngine().allContainers()) {
            if (belongs(stack, summary)) {
                stack.stackEngine()
                        .container(text(summary, "Id"))
                        .map(ObservedContainer::new)
                        .ifPresent(container -> containers.put(container.name(), facts(container, networkIds)));
            }
        }
        return containers;
    }

    private static String facts(ObservedContainer container, Map<String, String> networkIds) {
        JsonNode policy = container.inspect().path("HostConfig").path("RestartPolicy");
        StringBuilder facts = new StringBuilder(container.shortId() + " " + container.status() + ", restart "
                + text(policy, "Name") + ":" + text(policy, "MaximumRetryCount"));
        for (Entry<String, JsonNode> place :
                container.inspect().path("NetworkSettings").path("Networks").properties()) {
            // A container that was connected while it did not run has no network ID until it starts.
            String id = text(place.getValue(), "NetworkID");
            boolean gone = !id.isEmpty() && !id.equals(networkIds.get(place.getKey()));
            facts.append(", on ").append(place.getKey()).append(gone ? " of before" : "");
            place.getValue().path("Aliases").forEach(alias -> facts.append(" ").append(alias.asText()));
        }
        return facts.toString();
    }

    private static SortedMap<String, String> volumes(TestStack stack) {
        SortedMap<String, String> volumes = new TreeMap<>();
        for (JsonNode volume : stack.engine().getJson("/volumes", Map.of()).path("Volumes")) {
            if (belongs(stack, volume)) {
                volumes.put(text(volume, "Name"), "made at " + text(volume, "CreatedAt"));
            }
        }
        return volumes;
    }

    private static SortedMap<String, String> images(TestStack stack) {
        SortedMap<String, String> images = new TreeMap<>();
        for (JsonNode image : stack.engine().getJson("/images/json", Map.of())) {
            for (JsonNode tag : image.path("RepoTags")) {
                if (tag.asText().contains(stack.name)) {
                    images.put(tag.asText(), text(image, "Id"));
                }
            }
        }
        return images;
    }

    private static String text(JsonNode node, String key) {
        return node.path(key).asText();
    }
}
