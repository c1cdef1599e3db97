package io.jenkins.plugins.windflow.core.container;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.windflow.core.docker.Engine;
import io.jenkins.plugins.windflow.core.watch.Listing;
import java.time.Instant;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * All containers of an engine as pages list them, from one call to it ({@code GET /containers/json?all=1}, Docker API 1.41 and later).
 * Values of the environment are not in that call's answer, and so never in the list.
 */
public final class ContainerList {
    /** Followed, it is read again after events of containers, and of networks that they join or leave. */
    public static final Listing LISTING =
            new Listing("containers", ContainerList::isChangedBy, engine -> read(engine, false));

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Pattern EXIT = Pattern.compile("^(?:Exited|Restarting) \\((-?\\d+)\\)");
    private static final Pattern HEALTH = Pattern.compile("\\((?:health: )?(healthy|unhealthy|starting)\\)");
    /** Commands in a container, health checks among them, and looks at it do not change the list. */
    private static final Set<String> QUIET =
            Set.of("top", "attach", "detach", "resize", "archive-path", "export", "copy");

    private ContainerList() {}

    /**
     * Asks for all containers.
     *
     * @param sizes whether the engine shall measure their writable layers, which takes it long
     */
    public static ObjectNode read(Engine engine, boolean sizes) {
        Map<String, String> query = sizes ? Map.of("all", "1", "size", "1") : Map.of("all", "1");
        return of(engine.getJson("/containers/json", query));
    }

    /** The list of an engine's answer. */
    static ObjectNode of(JsonNode containers) {
        ObjectNode list = JSON.objectNode();
        ArrayNode rows = list.putArray("containers");
        containers.forEach(container -> rows.add(row(container)));
        return list;
    }

    private static ObjectNode row(JsonNode container) {
        JsonNode labels = container.path("Labels");
        String status = container.path("Status").asText();
        ObjectNode row = JSON.objectNode();
        row.put("id", container.path("Id").asText());
        row.put("name", name(container));
        row.put("image", container.path("Image").asText());
        row.put("imageId", container.path("ImageID").asText());
        row.put("command", container.path("Command").asText());
        row.put("state", container.path("State").asText());
        row.put("status", status);
        row.put("health", health(status));
        Matcher exit = EXIT.matcher(status);
        if (exit.find()) {
            row.put("exitCode", Integer.parseInt(exit.group(1)));
        } else {
            row.putNull("exitCode");
        }
        row.put(
                "created",
                Instant.ofEpochSecond(container.path("Created").asLong()).toString());
        row.put("stack", labels.path("com.docker.compose.project").asText(""));
        row.put("service", labels.path("com.docker.compose.service").asText(""));
        row.set("ports", ports(container.path("Ports")));
        row.set("networks", networks(container.path("NetworkSettings").path("Networks")));
        row.set("mounts", mounts(container.path("Mounts")));
        row.set("labels", labels.isObject() ? labels : JSON.objectNode());
        if (container.has("SizeRw") || container.has("SizeRootFs")) {
            row.put("sizeRw", container.path("SizeRw").asLong());
            row.put("sizeRootFs", container.path("SizeRootFs").asLong());
        }
        return row;
    }

    /** The container's own name: others are those by which links of other containers call it ({@code /web/db}). */
    static String name(JsonNode container) {
        String first = container.path("Names").path(0).asText();
        for (JsonNode name : container.path("Names")) {
            if (name.asText().lastIndexOf('/') == 0) {
                first = name.asText();
                break;
            }
        }
        return first.startsWith("/") ? first.substring(1) : first;
    }

    /** {@code healthy}, {@code unhealthy}, {@code starting}; {@code none} without a health check. */
    private static String health(String status) {
        Matcher matcher = HEALTH.matcher(status);
        return matcher.find() ? matcher.group(1) : "none";
    }

    private static ArrayNode ports(JsonNode published) {
        ArrayNode ports = JSON.arrayNode();
        for (JsonNode port : published) {
            ObjectNode one = ports.addObject();
            one.put("ip", port.path("IP").asText(""));
            one.put("container", port.path("PrivatePort").asInt());
            if (port.has("PublicPort")) {
                one.put("host", port.path("PublicPort").asInt());
            } else {
                one.putNull("host");
            }
            one.put("protocol", port.path("Type").asText("tcp"));
        }
        return ports;
    }

    private static ArrayNode networks(JsonNode joined) {
        ArrayNode networks = JSON.arrayNode();
        for (Iterator<Map.Entry<String, JsonNode>> all = joined.fields(); all.hasNext(); ) {
            Map.Entry<String, JsonNode> network = all.next();
            ObjectNode one = networks.addObject();
            one.put("name", network.getKey());
            one.put("ip", network.getValue().path("IPAddress").asText(""));
        }
        return networks;
    }

    private static ArrayNode mounts(JsonNode mounted) {
        ArrayNode mounts = JSON.arrayNode();
        for (JsonNode mount : mounted) {
            ObjectNode one = mounts.addObject();
            one.put("type", mount.path("Type").asText());
            one.put("name", mount.path("Name").asText(""));
            one.put("source", mount.path("Source").asText(""));
            one.put("target", mount.path("Destination").asText());
            one.put("writable", mount.path("RW").asBoolean());
        }
        return mounts;
    }

    private static boolean isChangedBy(JsonNode event) {
        String action = event.path("Action").asText();
        return switch (event.path("Type").asText()) {
            case "container" -> !action.startsWith("exec_") && !QUIET.contains(action);
            case "network" -> action.equals("connect") || action.equals("disconnect");
            default -> false;
        };
    }
}
