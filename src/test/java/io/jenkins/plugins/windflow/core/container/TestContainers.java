package io.jenkins.plugins.windflow.core.container;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.windflow.core.compose.engine.StackEngine;
import io.jenkins.plugins.windflow.core.compose.load.input.ComposePolicy;
import io.jenkins.plugins.windflow.core.docker.Engine;
import io.jenkins.plugins.windflow.core.docker.EngineLease;
import io.jenkins.plugins.windflow.core.docker.EnginePath;
import io.jenkins.plugins.windflow.core.docker.ExecCommand;
import io.jenkins.plugins.windflow.core.operation.Operation;
import io.jenkins.plugins.windflow.core.operation.OperationKind;
import io.jenkins.plugins.windflow.core.operation.OperationRequest;
import io.jenkins.plugins.windflow.core.operation.OperationSettings;
import io.jenkins.plugins.windflow.core.operation.OperationWork;
import io.jenkins.plugins.windflow.core.operation.Operations;
import io.jenkins.plugins.windflow.core.subject.Subject;
import io.jenkins.plugins.windflow.testing.TestEngine;
import io.jenkins.plugins.windflow.testing.TestEngines;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Containers on a real engine that are edited through real operations. */
final class TestContainers implements AutoCloseable {
    static final String CONTROLLER = "11111111-2222-3333-4444-555555555555";
    /** Runs until it is told to end, and then ends at once. */
    static final String SLEEP = "trap 'exit 0' TERM; sleep 1000 & wait";

    private static final ObjectMapper JSON = new ObjectMapper();

    final TestEngine engine;
    final Operations operations;
    private final EngineLease lease;

    TestContainers(TestEngine engine, Path directory) {
        this.engine = engine;
        this.operations = Operations.open(
                directory, OperationSettings.DEFAULT, new ContainerRecovery(environment -> engine.lease()));
        this.lease = engine.lease();
        engine.busybox();
    }

    static ObjectNode json(String text) {
        try {
            return (ObjectNode) JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    Engine engine() {
        return lease.engine();
    }

    StackEngine stackEngine() {
        return new StackEngine(engine());
    }

    /** Creates a container; its name. */
    String create(String body) {
        ObjectNode config = json(body);
        if (!config.has("Image")) {
            config.put("Image", TestEngine.BUSYBOX);
        }
        if (!config.has("Cmd") && !config.has("Entrypoint")) {
            config.putArray("Cmd").add("/bin/sh").add("-c").add(SLEEP);
        }
        config.withObject("/Labels").put(TestEngines.LABEL, TestEngines.label());
        String name = TestEngines.uniqueName("edit");
        engine().postJson("/containers/create", Map.of("name", name), config);
        return name;
    }

    String run(String body) {
        String name = create(body);
        start(name);
        return name;
    }

    void start(String name) {
        engine().postJson(EnginePath.of("containers", name, "start"), Map.of(), null);
    }

    String network(String subnet) {
        String name = TestEngines.uniqueName("net");
        ObjectNode body = json("{\"IPAM\": {\"Config\": [{\"Subnet\": \"" + subnet + "\"}]}}")
                .put("Name", name);
        body.putObject("Labels").put(TestEngines.LABEL, TestEngines.label());
        engine().postJson("/networks/create", Map.of(), body);
        return name;
    }

    JsonNode inspect(String container) {
        return engine().getJson(EnginePath.of("containers", container, "json"), Map.of());
    }

    String id(String container) {
        return inspect(container).path("Id").asText();
    }

    String exec(String container, String... command) throws Exception {
        try (var session = engine().exec(container, ExecCommand.of(command))) {
            StringBuilder text = new StringBuilder();
            for (var frame = session.next(); frame != null; frame = session.next()) {
                text.append(new String(frame.content(), StandardCharsets.UTF_8));
            }
            return text.toString().strip();
        }
    }

    static EditRequest request(String container, String edits) {
        return new EditRequest(
                container,
                new SettingsPatch(json(edits)),
                false,
                ComposePolicy.ALLOW_ALL,
                Duration.ofSeconds(20),
                Duration.ofMillis(400));
    }

    Operation submit(EditRequest request) {
        return submit(
                OperationKind.RECREATE, request.container(), new RecreateWork(engine::lease, request, CONTROLLER));
    }

    Operation submit(OperationKind kind, String container, OperationWork work) {
        return operations.submit(new OperationRequest(
                kind, engine.name(), Subject.container(container), "tester", "a test", null, work));
    }

    /** Edits and waits for the end. */
    Operation edit(String container, String edits) {
        return ended(submit(request(container, edits)));
    }

    static Operation ended(Operation operation) {
        try {
            operation.completion().get(90, TimeUnit.SECONDS);
            return operation;
        } catch (Exception e) {
            throw new AssertionError(operation + " did not end: " + log(operation), e);
        }
    }

    static String log(Operation operation) {
        return operation.log(0).stream().map(line -> line.text()).collect(Collectors.joining("\n"))
                + operation.error().map(error -> "\n" + error).orElse("");
    }

    @Override
    public void close() {
        operations.close();
        lease.close();
    }
}
