package io.jenkins.plugins.windflow.core.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InventoryReaderTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ArrayNode containers = JSON.createArrayNode();
    private final ArrayNode networks = JSON.createArrayNode();
    private final Map<String, JsonNode> details = new HashMap<>();
    private final List<String> asked = new ArrayList<>();

    @Test
    void stacksComeFromLabelsWhoeverMadeThem() {
        container("shop", "web", "running", "Up 3 minutes (healthy)", "me");
        container("blog", "web", "running", "Up 3 minutes", null);
        container("wiki", "web", "running", "Up 3 minutes", "somebody");
        container(null, null, "running", "Up 3 minutes", null);
        Inventory inventory = read();
        assertThat(inventory.stacks()).extracting(Stack::project).containsExactly("blog", "shop", "wiki");
        assertThat(inventory.stacks())
                .extracting(Stack::origin)
                .containsExactly(Stack.Origin.COMPOSE, Stack.Origin.WINDFLOW, Stack.Origin.OTHER_CONTROLLER);
        assertThat(inventory.containers()).isEqualTo(4);
        assertThat(inventory.running()).isEqualTo(4);
        assertThat(inventory.stacks().get(1).services().getFirst().health()).isEqualTo("healthy");
        assertThat(asked)
                .as("containers that simply run are not inspected")
                .noneMatch(path -> path.endsWith("/json") && path.length() > 20);
    }

    @Test
    void aJobThatEndedWellDoesNotMakeAStackPartial() {
        container("shop", "web", "running", "Up 3 minutes", null);
        inspected(container("shop", "schema", "exited", "Exited (0) 2 minutes ago", null), 0, "no", 0);
        assertThat(only().state()).isEqualTo(Stack.State.RUNNING);
        assertThat(only().services().getFirst().state()).isEqualTo("completed");
    }

    @Test
    void aServiceThatShouldRunAndWasStoppedIsNotCompleted() {
        inspected(container("shop", "web", "exited", "Exited (0) 2 minutes ago", null), 0, "unless-stopped", 0);
        assertThat(only().services().getFirst().state()).isEqualTo("exited");
        assertThat(only().state()).isEqualTo(Stack.State.STOPPED);
    }

    @Test
    void aCrashLoopIsNotRunning() {
        container("shop", "web", "running", "Up 3 minutes", null);
        inspected(container("shop", "worker", "restarting", "Restarting (1) 2 seconds ago", null), 1, "always", 17);
        assertThat(only().state()).isEqualTo(Stack.State.CRASHING);
        StackService worker = only().services().getLast();
        assertThat(worker.state()).isEqualTo("restarting");
        assertThat(worker.containers().getFirst().restartCount()).isEqualTo(17);
    }

    /** Between two crashes a container runs for a moment. */
    @Test
    void whatWasStartedAgainASecondAgoIsNotRunning() {
        inspected(container("shop", "worker", "running", "Up 2 seconds", null), 0, "always", 3);
        assertThat(only().state()).isEqualTo(Stack.State.CRASHING);
    }

    @Test
    void whatIsPausedAndWhatIsMissingIsSaid() {
        inspected(container("shop", "web", "paused", "Up 3 minutes (Paused)", null), 0, "always", 0);
        assertThat(only().state()).isEqualTo(Stack.State.PAUSED);
        container("shop", "db", "running", "Up 3 minutes", null);
        assertThat(only().state()).isEqualTo(Stack.State.PARTIAL);
    }

    @Test
    void anUnhealthyContainerIsSaidOfItsStack() {
        container("shop", "web", "running", "Up 3 minutes (unhealthy)", null);
        assertThat(only().state()).isEqualTo(Stack.State.UNHEALTHY);
        assertThat(read().unhealthy()).isOne();
    }

    @Test
    void onlyJobsThatEndedWellAreACompletedStack() {
        inspected(container("batch", "job", "exited", "Exited (0) 1 hour ago", null), 0, "no", 0);
        assertThat(only().state()).isEqualTo(Stack.State.COMPLETED);
    }

    @Test
    void aFailedJobIsStopped() {
        inspected(container("batch", "job", "exited", "Exited (3) 1 hour ago", null), 3, "no", 0);
        assertThat(only().state()).isEqualTo(Stack.State.STOPPED);
        assertThat(only().services().getFirst().containers().getFirst().exitCode())
                .isEqualTo(3);
    }

    @Test
    void aProjectWithNothingButANetworkIsEmpty() {
        networks.addObject().putObject("Labels").put("com.docker.compose.project", "gone");
        assertThat(only().state()).isEqualTo(Stack.State.EMPTY);
    }

    private Stack only() {
        return read().stacks().getFirst();
    }

    private Inventory read() {
        return new InventoryReader(
                        (path, query) -> {
                            asked.add(path);
                            return switch (path) {
                                case "/containers/json" -> containers;
                                case "/networks" -> networks;
                                default -> details.get(path.split("/")[2]);
                            };
                        },
                        "me")
                .read();
    }

    private String container(String project, String service, String state, String status, String controller) {
        String id = "c" + containers.size();
        ObjectNode container = containers.addObject();
        container
                .put("Id", id)
                .put("Image", "image:1")
                .put("State", state)
                .put("Status", status)
                .put("Created", 1_700_000_000);
        container.putArray("Names").add("/" + project + "-" + service + "-1");
        ObjectNode labels = container.putObject("Labels");
        if (project != null) {
            labels.put("com.docker.compose.project", project)
                    .put("com.docker.compose.service", service)
                    .put("com.docker.compose.container-number", "1")
                    .put("com.docker.compose.oneoff", "False");
        }
        if (controller != null) {
            labels.put("io.jenkins.windflow.controller", controller);
        }
        return id;
    }

    private void inspected(String id, int exitCode, String policy, int restarts) {
        ObjectNode detail = JSON.createObjectNode();
        detail.put("RestartCount", restarts);
        detail.putObject("State").put("ExitCode", exitCode);
        detail.putObject("HostConfig").putObject("RestartPolicy").put("Name", policy);
        details.put(id, detail);
    }
}
