package io.jenkins.plugins.windflow.json;

import hudson.Util;
import io.jenkins.plugins.windflow.config.Connection;
import io.jenkins.plugins.windflow.config.DockerEnvironment;
import io.jenkins.plugins.windflow.config.WindflowConfiguration;
import io.jenkins.plugins.windflow.core.docker.EngineInfo;
import io.jenkins.plugins.windflow.core.docker.check.EngineState;
import io.jenkins.plugins.windflow.core.stack.Inventory;
import io.jenkins.plugins.windflow.runtime.WindflowRuntime;
import java.util.LinkedHashMap;
import java.util.Map;

/** Environments as the pages read them. Everything comes from memory. */
public final class EnvironmentJson {
    private EnvironmentJson() {}

    /** All of them in the configured order. */
    public static Map<String, Object> all() {
        return Map.of(
                "environments",
                WindflowConfiguration.get().getEnvironments().stream()
                        .map(EnvironmentJson::of)
                        .toList());
    }

    public static Map<String, Object> of(DockerEnvironment environment) {
        WindflowRuntime runtime = WindflowRuntime.get();
        String name = environment.getName();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", name);
        json.put("displayName", environment.title());
        json.put("labels", environment.getLabels());
        json.put("colour", Util.fixNull(environment.getColour()));
        json.put("timeZone", Util.fixNull(environment.getTimeZone()));
        json.put("publicAddress", Util.fixNull(environment.getPublicAddress()));
        json.put("readOnly", environment.isReadOnly());
        json.put("restricted", environment.isRestricted());
        json.put("connection", connection(environment));
        json.put("status", status(runtime.monitor().state(name)));
        json.put(
                "engine",
                runtime.monitor().info(name).map(EnvironmentJson::engine).orElse(null));
        json.put(
                "counts",
                runtime.inventories().last(name).map(EnvironmentJson::counts).orElse(null));
        return json;
    }

    private static Map<String, Object> connection(DockerEnvironment environment) {
        Map<String, Object> json = new LinkedHashMap<>();
        Connection known = environment.getConnection();
        json.put("kind", known == null ? "" : known.getDescriptor().kind());
        json.put(
                "description", known == null ? "No connection that this Jenkins knows: choose one." : known.endpoint());
        return json;
    }

    private static Map<String, Object> status(EngineState state) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("state", state.status().name());
        json.put(
                "since",
                state.status() == EngineState.Status.UNKNOWN
                        ? null
                        : state.since().toString());
        json.put("reason", Util.fixNull(state.reason()));
        return json;
    }

    private static Map<String, Object> engine(EngineInfo info) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("product", info.product().title());
        json.put("version", info.version());
        json.put("apiVersion", info.apiVersion());
        json.put("os", info.os());
        json.put("architecture", info.architecture());
        return json;
    }

    private static Map<String, Object> counts(Inventory inventory) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("stacks", inventory.stacks().size());
        json.put("containers", inventory.containers());
        json.put("running", inventory.running());
        json.put("unhealthy", inventory.unhealthy());
        return json;
    }
}
