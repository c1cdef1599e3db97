package io.jenkins.plugins.windflow.core.stack;

import static io.jenkins.plugins.windflow.core.compose.plan.observed.ComposeLabels.CONTROLLER;
import static io.jenkins.plugins.windflow.core.compose.plan.observed.ComposeLabels.NUMBER;
import static io.jenkins.plugins.windflow.core.compose.plan.observed.ComposeLabels.ONEOFF;
import static io.jenkins.plugins.windflow.core.compose.plan.observed.ComposeLabels.PROJECT;
import static io.jenkins.plugins.windflow.core.compose.plan.observed.ComposeLabels.SERVICE;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.windflow.core.docker.error.EngineException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Reads an environment's stacks from the engine's list of containers and the labels in it (Docker API 1.41 and later).
 * Containers that have just started, restart or have ended are inspected too, because the list says neither exit code nor
 * restart policy; the many that simply run are not.
 */
public final class InventoryReader {
    private static final Pattern YOUNG = Pattern.compile("Up (Less than a|\\d+) seconds?.*");

    /** What is asked of an engine. */
    public interface Source {
        /** The answer to {@code GET path?query}. */
        JsonNode get(String path, Map<String, String> query);
    }

    private final Source engine;
    private final String controller;

    /**
     * @param engine to ask
     * @param controller id of this controller
     */
    public InventoryReader(Source engine, String controller) {
        this.engine = engine;
        this.controller = controller;
    }

    /** Looks once. */
    public Inventory read() {
        Map<String, List<JsonNode>> projects = new TreeMap<>();
        networks().forEach(name -> projects.put(name, new ArrayList<>()));
        int all = 0;
        int running = 0;
        int unhealthy = 0;
        for (JsonNode container : engine.get("/containers/json", Map.of("all", "1"))) {
            all++;
            running += container.path("State").asText().equals("running") ? 1 : 0;
            unhealthy += health(container.path("Status").asText()).equals("unhealthy") ? 1 : 0;
            String project = label(container, PROJECT);
            if (!project.isEmpty() && !label(container, ONEOFF).equalsIgnoreCase("true")) {
                projects.computeIfAbsent(project, name -> new ArrayList<>()).add(container);
            }
        }
        List<Stack> stacks = new ArrayList<>();
        projects.forEach((project, containers) -> stacks.add(stack(project, containers)));
        return new Inventory(stacks, all, running, unhealthy);
    }

    /** Projects that have a network, whether they have containers or not. */
    private List<String> networks() {
        List<String> projects = new ArrayList<>();
        engine.get("/networks", Map.of("filters", "{\"label\":[\"" + PROJECT + "\"]}"))
                .forEach(network -> projects.add(label(network, PROJECT)));
        return projects.stream()
                .filter(project -> !project.isEmpty())
                .distinct()
                .toList();
    }

    private Stack stack(String project, List<JsonNode> containers) {
        Map<String, List<JsonNode>> services = new TreeMap<>();
        containers.forEach(container -> services.computeIfAbsent(label(container, SERVICE), name -> new ArrayList<>())
                .add(container));
        List<StackService> read = new ArrayList<>();
        services.forEach((name, members) -> {
            members.sort(Comparator.comparingInt(member -> number(label(member, NUMBER))));
            read.add(
                    new StackService(name, members.stream().map(this::container).toList()));
        });
        Optional<String> owner = containers.stream()
                .map(container -> label(container, CONTROLLER))
                .filter(id -> !id.isEmpty())
                .findFirst();
        return new Stack(project, origin(owner), owner, read);
    }

    private Stack.Origin origin(Optional<String> owner) {
        return owner.map(id -> id.equals(controller) ? Stack.Origin.WINDFLOW : Stack.Origin.OTHER_CONTROLLER)
                .orElse(Stack.Origin.COMPOSE);
    }

    private StackContainer container(JsonNode listed) {
        String state = listed.path("State").asText();
        String status = listed.path("Status").asText();
        String id = listed.path("Id").asText();
        boolean simplyRuns = state.equals("running") && !YOUNG.matcher(status).matches();
        JsonNode details = simplyRuns ? null : inspect(id);
        boolean ran = details != null && !state.equals("running") && !state.equals("created");
        return new StackContainer(
                id,
                listed.path("Names").path(0).asText().replaceFirst("^/", ""),
                listed.path("Image").asText(),
                state,
                status,
                health(status),
                ran ? details.path("State").path("ExitCode").asInt() : null,
                details == null ? 0 : details.path("RestartCount").asInt(),
                details != null
                        && restarts(details.path("HostConfig")
                                .path("RestartPolicy")
                                .path("Name")
                                .asText()),
                Instant.ofEpochSecond(listed.path("Created").asLong()));
    }

    /** Null when the container has gone since it was listed. */
    private JsonNode inspect(String id) {
        try {
            return engine.get("/containers/" + id + "/json", Map.of());
        } catch (EngineException e) {
            if (e.kind() == EngineException.Kind.NOT_FOUND) {
                return null;
            }
            throw e;
        }
    }

    private static boolean restarts(String policy) {
        return policy.equals("always") || policy.equals("unless-stopped");
    }

    private static String health(String status) {
        if (status.contains("(healthy)")) {
            return "healthy";
        }
        if (status.contains("(unhealthy)")) {
            return "unhealthy";
        }
        return status.contains("(health: starting)") || status.contains("(starting)") ? "starting" : "none";
    }

    private static String label(JsonNode object, String name) {
        return object.path("Labels").path(name).asText("");
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return Integer.MAX_VALUE;
        }
    }
}
