package io.jenkins.plugins.windflow.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.windflow.config.DockerEnvironment;
import io.jenkins.plugins.windflow.core.compose.engine.StackEngine;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ComposeLabels;
import io.jenkins.plugins.windflow.core.docker.Engine;
import io.jenkins.plugins.windflow.revision.ControllerFiles;
import io.jenkins.plugins.windflow.runtime.WindflowRuntime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/** One stack as its page reads it: how it is, what belongs to it, and where it comes from. */
public final class StackDocument {
    private StackDocument() {}

    /** @throws NoSuchElementException when nothing of it is on the engine and no revision is kept */
    public static Map<String, Object> of(DockerEnvironment environment, String project, Engine engine) {
        Optional<Map<String, Object>> stack =
                StackJson.stacks(
                                environment, WindflowRuntime.get().inventories().look(environment))
                        .stream()
                        .filter(one -> project.equals(one.get("project")))
                        .findFirst();
        StackEngine compose = new StackEngine(engine);
        List<Map<String, Object>> volumes = volumes(compose, project);
        if (stack.isEmpty() && volumes.isEmpty()) {
            throw new NoSuchElementException(
                    "There is no stack '" + project + "' in " + environment.getName() + ", and no revision of one.");
        }
        JsonNode containers = compose.containers(project);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("stack", stack.orElseGet(() -> StackJson.absent(environment, project)));
        json.put("ports", ports(containers));
        json.put("networks", networks(compose, project));
        json.put("volumes", volumes);
        json.put("workingDirectory", label(containers, ComposeLabels.WORKING_DIR));
        json.put("configFiles", label(containers, ComposeLabels.CONFIG_FILES));
        json.put("filesMayBeHere", ControllerFiles.mayBeHere(environment));
        return json;
    }

    /** @throws IllegalArgumentException with one sentence when containers of the stack are on the engine */
    public static void refuseWhatIsThere(DockerEnvironment environment, String project, Engine engine) {
        if (!new StackEngine(engine).containers(project).isEmpty()) {
            throw new IllegalArgumentException("There are containers of " + project + " in " + environment.getName()
                    + ": take the stack down before its revisions are forgotten.");
        }
    }

    /** Published ports by the ID of the container. */
    private static Map<String, Object> ports(JsonNode containers) {
        Map<String, Object> ports = new LinkedHashMap<>();
        for (JsonNode container : containers) {
            List<Map<String, Object>> published = new ArrayList<>();
            for (JsonNode port : container.path("Ports")) {
                if (port.has("PublicPort")) {
                    Map<String, Object> entry = new LinkedHashMap<>();
                    entry.put("address", port.path("IP").asText(""));
                    entry.put("host", port.path("PublicPort").asInt());
                    entry.put("container", port.path("PrivatePort").asInt());
                    entry.put("protocol", port.path("Type").asText());
                    published.add(entry);
                }
            }
            ports.put(container.path("Id").asText(), published);
        }
        return ports;
    }

    private static List<Map<String, Object>> networks(StackEngine engine, String project) {
        List<Map<String, Object>> networks = new ArrayList<>();
        engine.networks(project)
                .forEach(network -> networks.add(Map.of(
                        "name", network.path("Name").asText(),
                        "driver", network.path("Driver").asText())));
        return networks;
    }

    private static List<Map<String, Object>> volumes(StackEngine engine, String project) {
        List<Map<String, Object>> volumes = new ArrayList<>();
        engine.volumes(project)
                .forEach(volume -> volumes.add(Map.of(
                        "name", volume.path("Name").asText(),
                        "driver", volume.path("Driver").asText())));
        return volumes;
    }

    private static String label(JsonNode containers, String name) {
        for (JsonNode container : containers) {
            String value = container.path("Labels").path(name).asText("");
            if (!value.isEmpty()) {
                return value;
            }
        }
        return "";
    }
}
