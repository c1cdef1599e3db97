package io.jenkins.plugins.windflow.core.compose.apply;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.windflow.core.compose.apply.StackView.ContainerView;
import io.jenkins.plugins.windflow.core.compose.apply.StackView.ServiceView;
import io.jenkins.plugins.windflow.core.compose.plan.ComposeLabels;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lists the stacks of an engine from its list of containers, with one more call only for a container that started lately
 * or ended: whether it is in a crash loop is not in the list.
 */
final class StackLister {
    private static final Pattern EXIT_CODE = Pattern.compile("\\((\\d{1,3})\\)");
    private static final Pattern LATELY = Pattern.compile("Up (\\d+ seconds?|Less than a second|About a minute).*");

    private final StackEngine engine;
    private final String controllerId;

    StackLister(StackEngine engine, String controllerId) {
        this.engine = engine;
        this.controllerId = controllerId;
    }

    List<StackView> list() {
        Map<String, List<JsonNode>> projects = new TreeMap<>();
        for (JsonNode network : engine.networks()) {
            project(network).ifPresent(project -> projects.computeIfAbsent(project, name -> new ArrayList<>()));
        }
        for (JsonNode container : engine.allContainers()) {
            boolean oneOff = label(container, ComposeLabels.ONEOFF).equalsIgnoreCase("true");
            project(container).filter(project -> !oneOff)
                    .ifPresent(project -> projects.computeIfAbsent(project, name -> new ArrayList<>()).add(container));
        }
        List<StackView> stacks = new ArrayList<>();
        projects.forEach((project, containers) -> stacks.add(stack(project, containers)));
        return stacks;
    }

    private static Optional<String> project(JsonNode node) {
        return Optional.of(label(node, ComposeLabels.PROJECT)).filter(project -> !project.isEmpty());
    }

    private static String label(JsonNode node, String name) {
        return node.path("Labels").path(name).asText("");
    }

    private StackView stack(String project, List<JsonNode> containers) {
        Map<String, List<JsonNode>> byService = new TreeMap<>();
        containers.forEach(container ->
                byService.computeIfAbsent(label(container, ComposeLabels.SERVICE), name -> new ArrayList<>()).add(container));
        List<ServiceView> services = new ArrayList<>();
        byService.forEach((name, members) -> services.add(service(name, members)));
        String controller = containers.stream().map(container -> label(container, ComposeLabels.CONTROLLER))
                .filter(id -> !id.isEmpty()).findFirst().orElse("");
        return new StackView(project, origin(controller), state(services), controller, services);
    }

    private StackView.Origin origin(String controller) {
        if (controller.isEmpty()) {
            return StackView.Origin.COMPOSE;
        }
        return controller.equals(controllerId) ? StackView.Origin.WINDFLOW : StackView.Origin.OTHER_CONTROLLER;
    }

    private ServiceView service(String name, List<JsonNode> members) {
        List<ContainerView> containers = members.stream().map(this::container).toList();
        return new ServiceView(name, members.getFirst().path("Image").asText(), serviceState(containers), health(containers), containers);
    }

    private ContainerView container(JsonNode summary) {
        String id = summary.path("Id").asText();
        String status = summary.path("Status").asText();
        String state = summary.path("State").asText();
        int exitCode = exitCode(status);
        int restarts = 0;
        if (!state.equals("running") || LATELY.matcher(status).matches()) {
            Optional<JsonNode> inspect = engine.container(id);
            restarts = inspect.map(node -> node.path("RestartCount").asInt()).orElse(0);
            exitCode = inspect.map(node -> node.path("State").path("ExitCode").asInt()).orElse(exitCode);
        }
        if (state.equals("running") && restarts > 0) {
            state = "restarting";
        }
        String name = summary.path("Names").path(0).asText("");
        return new ContainerView(id, name.startsWith("/") ? name.substring(1) : name, state, status, health(status), exitCode,
                restarts, summary.path("Created").asLong());
    }

    private static int exitCode(String status) {
        Matcher matcher = EXIT_CODE.matcher(status);
        return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
    }

    private static String health(String status) {
        if (status.contains("(unhealthy)")) {
            return "unhealthy";
        }
        return status.contains("(healthy)") ? "healthy" : status.contains("(health: starting)") ? "starting" : "none";
    }

    private static String health(List<ContainerView> containers) {
        for (String health : List.of("unhealthy", "starting", "healthy")) {
            if (containers.stream().anyMatch(container -> container.health().equals(health))) {
                return health;
            }
        }
        return "none";
    }

    private static String serviceState(List<ContainerView> containers) {
        if (containers.stream().allMatch(ContainerView::completed)) {
            return "completed";
        }
        if (containers.stream().anyMatch(container -> container.state().equals("restarting"))) {
            return "restarting";
        }
        long running = containers.stream().filter(container -> container.state().equals("running")).count();
        if (running == containers.size()) {
            return "running";
        }
        return running > 0 ? "partial" : containers.getFirst().state();
    }

    private static StackView.State state(List<ServiceView> services) {
        if (services.isEmpty()) {
            return StackView.State.EMPTY;
        }
        if (services.stream().allMatch(service -> service.state().equals("completed"))) {
            return StackView.State.COMPLETED;
        }
        boolean good = services.stream().allMatch(service -> service.state().equals("completed")
                || service.state().equals("running") && !service.health().equals("unhealthy"));
        if (good) {
            return StackView.State.RUNNING;
        }
        boolean stopped = services.stream().flatMap(service -> service.containers().stream())
                .noneMatch(container -> List.of("running", "restarting", "paused").contains(container.state()));
        return stopped ? StackView.State.STOPPED : StackView.State.DEGRADED;
    }
}
