package io.jenkins.plugins.windflow.api.container;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.jenkins.plugins.windflow.core.compose.engine.StackEngine;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedContainer;
import io.jenkins.plugins.windflow.core.container.ContainerSettings;
import io.jenkins.plugins.windflow.core.container.Masking;
import io.jenkins.plugins.windflow.core.docker.Engine;
import io.jenkins.plugins.windflow.core.docker.EnginePath;
import io.jenkins.plugins.windflow.core.stats.StatsSample;
import io.jenkins.plugins.windflow.security.WindflowPermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/** What can be read of a container. Whoever may not see secrets gets it without them. */
final class ContainerLook {
    private ContainerLook() {}

    /** Everything that the engine says about it, and what of that was configured. */
    static Map<String, Object> of(Engine engine, String id) {
        StackEngine stack = new StackEngine(engine);
        ObservedContainer container = stack.container(id)
                .map(ObservedContainer::new)
                .orElseThrow(() -> new NoSuchElementException("There is no container " + id + "."));
        boolean secrets = WindflowPermissions.canSeeSecrets();
        JsonNode settings = ContainerSettings.of(container, engine.info()).document();
        JsonNode image = stack.image(container.imageId())
                .map(found -> found.path("Config"))
                .orElse(JsonNodeFactory.instance.objectNode());
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("masked", !secrets);
        json.put("apiVersion", engine.info().apiVersion());
        json.put("inspect", secrets ? container.inspect() : Masking.mask(container.inspect()));
        json.put("settings", secrets ? settings : Masking.mask(settings));
        json.put("image", secrets ? image : Masking.mask(image));
        return json;
    }

    /** Its processes as {@code ps} tells them: titles, and a row for each. */
    static Map<String, Object> processes(Engine engine, String id) {
        JsonNode top = engine.getJson(EnginePath.of("containers", id, "top"), Map.of());
        boolean secrets = WindflowPermissions.canSeeSecrets();
        List<String> titles = new ArrayList<>();
        top.path("Titles").forEach(title -> titles.add(title.asText()));
        List<List<String>> rows = new ArrayList<>();
        for (JsonNode process : top.path("Processes")) {
            List<String> row = new ArrayList<>();
            process.forEach(cell -> row.add(secrets ? cell.asText() : Masking.text(cell.asText())));
            rows.add(row);
        }
        return Map.of("titles", titles, "processes", rows);
    }

    /** What it uses now; takes the engine a second or two. */
    static Map<String, Object> stats(Engine engine, String id) {
        return StatsSample.of(engine.getJson(EnginePath.of("containers", id, "stats"), Map.of("stream", "0")))
                .document();
    }
}
