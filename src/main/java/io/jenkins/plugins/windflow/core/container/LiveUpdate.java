package io.jenkins.plugins.windflow.core.container;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.windflow.core.docker.Engine;
import io.jenkins.plugins.windflow.core.docker.EnginePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What an edit comes to when the engine can do it while the container runs: limits, the restart policy, the name.
 *
 * @param body of the update call; empty for none
 * @param name the new name, if there is one
 */
record LiveUpdate(ObjectNode body, Optional<String> name) {
    private static final String POLICY = "RestartPolicy";
    private static final String PIDS = "PidsLimit";

    /** Limits that Docker changes in place; for most of them it takes nought as "leave it", so that taking one away needs a new container. */
    private static final Set<String> LIMITS = Set.of(
            "BlkioWeight",
            "CpuPeriod",
            "CpuQuota",
            "CpuRealtimePeriod",
            "CpuRealtimeRuntime",
            "CpuShares",
            "CpusetCpus",
            "CpusetMems",
            "Memory",
            "MemoryReservation",
            "MemorySwap",
            "NanoCpus",
            PIDS);

    private static final Set<String> CPU_TIME = Set.of("CpuPeriod", "CpuQuota");

    /** Empty when the edit needs a new container, or changes nothing. */
    static Optional<LiveUpdate> of(List<FieldChange> changes, ContainerSettings after) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        Optional<String> name = Optional.empty();
        for (FieldChange change : changes) {
            String key =
                    change.field().startsWith("HostConfig.") ? change.field().substring("HostConfig.".length()) : "";
            if (change.field().equals(ContainerSettings.NAME)) {
                name = Optional.of(after.name());
            } else if (key.startsWith(POLICY)) {
                body.set(POLICY, policy(after.host().path(POLICY)));
            } else if (!LIMITS.contains(key) || !put(body, key, change.after())) {
                return Optional.empty();
            }
        }
        return changes.isEmpty() || contradicts(body, after)
                ? Optional.empty()
                : Optional.of(new LiveUpdate(body, name));
    }

    /** Whether the value can be put in place. */
    private static boolean put(ObjectNode body, String key, JsonNode value) {
        boolean unset = value.isMissingNode()
                || value.isNull()
                || value.asText().isEmpty()
                || value.asText().equals("0");
        if (unset && !key.equals(PIDS)) {
            return false;
        }
        body.set(key, unset ? JsonNodeFactory.instance.numberNode(-1) : value);
        return true;
    }

    /** An update cannot change from one way of limiting the processor to the other. */
    private static boolean contradicts(ObjectNode body, ContainerSettings after) {
        boolean quota = CPU_TIME.stream().anyMatch(key -> after.host().path(key).asLong() != 0);
        boolean changed = body.has("NanoCpus") || CPU_TIME.stream().anyMatch(body::has);
        return changed && quota && after.host().path("NanoCpus").asLong() != 0;
    }

    private static JsonNode policy(JsonNode policy) {
        return policy.path("Name").asText("").isEmpty()
                ? JsonNodeFactory.instance.objectNode().put("Name", "no")
                : policy;
    }

    /**
     * Makes it.
     *
     * @return what the engine says about settings that it leaves out
     */
    List<String> make(Engine engine, String container) {
        List<String> warnings = new ArrayList<>();
        if (!body.isEmpty()) {
            engine.postJson(EnginePath.of("containers", container, "update"), Map.of(), body)
                    .path("Warnings")
                    .forEach(warning -> warnings.add(warning.asText()));
        }
        name.ifPresent(wanted ->
                engine.postJson(EnginePath.of("containers", container, "rename"), Map.of("name", wanted), null));
        return warnings;
    }
}
