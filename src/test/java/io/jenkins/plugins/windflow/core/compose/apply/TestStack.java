package io.jenkins.plugins.windflow.core.compose.apply;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.windflow.core.compose.build.BuildFiles;
import io.jenkins.plugins.windflow.core.compose.engine.StackEngine;
import io.jenkins.plugins.windflow.core.compose.load.ComposeLoader;
import io.jenkins.plugins.windflow.core.compose.load.input.ComposeFile;
import io.jenkins.plugins.windflow.core.compose.load.input.LoadRequest;
import io.jenkins.plugins.windflow.core.compose.load.report.ComposeException;
import io.jenkins.plugins.windflow.core.compose.model.Command;
import io.jenkins.plugins.windflow.core.compose.model.Network;
import io.jenkins.plugins.windflow.core.compose.model.Project;
import io.jenkins.plugins.windflow.core.compose.model.Service;
import io.jenkins.plugins.windflow.core.compose.model.ServiceBuilder;
import io.jenkins.plugins.windflow.core.compose.model.ServiceNetwork;
import io.jenkins.plugins.windflow.core.compose.model.Volume;
import io.jenkins.plugins.windflow.core.docker.Engine;
import io.jenkins.plugins.windflow.core.docker.EngineLease;
import io.jenkins.plugins.windflow.core.docker.EnginePath;
import io.jenkins.plugins.windflow.core.docker.ExecCommand;
import io.jenkins.plugins.windflow.core.docker.ExecSession;
import io.jenkins.plugins.windflow.core.docker.stream.Frame;
import io.jenkins.plugins.windflow.core.operation.Operation;
import io.jenkins.plugins.windflow.core.operation.OperationKind;
import io.jenkins.plugins.windflow.core.operation.OperationRequest;
import io.jenkins.plugins.windflow.core.operation.OperationResult;
import io.jenkins.plugins.windflow.core.operation.OperationSettings;
import io.jenkins.plugins.windflow.core.operation.OperationWork;
import io.jenkins.plugins.windflow.core.operation.Operations;
import io.jenkins.plugins.windflow.testing.TestEngine;
import io.jenkins.plugins.windflow.testing.TestEngines;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A project of its own on a real engine, deployed through real operations; everything is removed at the end. */
final class TestStack implements AutoCloseable {
    static final Controller CONTROLLER = new Controller(
            "11111111-2222-3333-4444-555555555555", "a key of this test".getBytes(StandardCharsets.UTF_8));
    static final DeployOptions QUICK = new DeployOptions(
            Optional.empty(), Optional.empty(), false, Duration.ofSeconds(20), Duration.ofMillis(500), true);

    /** Runs until it is told to end, and then ends at once. */
    static final String SLEEP = "trap 'exit 0' TERM; sleep 1000 & wait";

    final TestEngine engine;
    final String name = TestEngines.uniqueName("deploy");
    final Operations operations;
    private final EngineLease lease;

    TestStack(TestEngine engine, Path directory) {
        this.engine = engine;
        this.operations = Operations.open(
                directory, OperationSettings.DEFAULT, new ComposeRecovery(environment -> engine.lease()));
        this.lease = engine.lease();
        engine.busybox();
    }

    /** A service that runs until it is told to end, and then ends at once. */
    ServiceBuilder sleeper(String service) {
        return shell(service, SLEEP);
    }

    ServiceBuilder shell(String service, String script) {
        return alone(service, script).networks(List.of(ServiceNetwork.of("default")));
    }

    /** A service without a network. */
    ServiceBuilder alone(String service, String script) {
        return Service.named(service)
                .image(TestEngine.BUSYBOX)
                .command(Command.of("/bin/sh", "-c", script))
                .stopGracePeriod(Duration.ofSeconds(2));
    }

    /** A project from the text of a Compose file. */
    Project load(String text) throws ComposeException {
        return ComposeLoader.load(
                LoadRequest.of(List.of(new ComposeFile("compose.yaml", text))).withProjectName(name));
    }

    Project project(ServiceBuilder... services) {
        return project(List.of(), services);
    }

    Project project(List<Volume> volumes, ServiceBuilder... services) {
        return project(List.of(network("default", Map.of())), volumes, services);
    }

    Project project(List<Network> networks, List<Volume> volumes, ServiceBuilder... services) {
        List<Service> built = Arrays.stream(services)
                .map(builder -> builder.labels(Map.of(TestEngines.LABEL, TestEngines.label()))
                        .build())
                .toList();
        return Project.of(name, built, networks, volumes);
    }

    Network network(String key, Map<String, String> options) {
        return new Network(
                key,
                name + "_" + key,
                false,
                Optional.empty(),
                options,
                false,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of(TestEngines.LABEL, TestEngines.label()));
    }

    Volume volume(String key) {
        return new Volume(
                key,
                name + "_" + key,
                false,
                Optional.empty(),
                Map.of(),
                Map.of(TestEngines.LABEL, TestEngines.label()));
    }

    DeployRequest request(Project project, DeployOptions options) {
        return new DeployRequest(engine::lease, project, options, BuildFiles.NONE, CONTROLLER);
    }

    Operation submit(OperationKind kind, OperationWork work) {
        return operations.submit(new OperationRequest(kind, engine.name(), name, "tester", "a test", null, work));
    }

    Operation submitDeploy(Project project, DeployOptions options) {
        return submit(OperationKind.DEPLOY, new DeployWork(request(project, options)));
    }

    /** @param patience how long the engine may be away */
    Operation submitDeploy(Project project, DeployOptions options, Duration patience) {
        DeployRequest request = request(project, options);
        return submit(
                OperationKind.DEPLOY,
                new DeployWork(new DeployRequest(
                        request.engine(), project, options, request.files(), request.controller(), patience)));
    }

    OperationResult deploy(Project project, DeployOptions options) {
        return await(submitDeploy(project, options));
    }

    /** Deploys and insists on success. */
    Map<String, Object> deployed(Project project) {
        return deployed(project, QUICK);
    }

    Map<String, Object> deployed(Project project, DeployOptions options) {
        Operation operation = submitDeploy(project, options);
        OperationResult result = await(operation);
        assertThat(result.error()).as(() -> log(operation)).isNull();
        return result.values();
    }

    OperationResult down(boolean volumes) {
        return await(submit(OperationKind.DOWN, new DownWork(engine::lease, name, volumes, true)));
    }

    static OperationResult await(Operation operation) {
        try {
            return operation.completion().get(90, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(operation + " did not end: " + log(operation), e);
        }
    }

    static String log(Operation operation) {
        return operation.log(0).stream().map(line -> line.text()).collect(Collectors.joining("\n"));
    }

    Engine engine() {
        return lease.engine();
    }

    StackEngine stackEngine() {
        return new StackEngine(engine());
    }

    JsonNode inspect(String service) {
        return engine().getJson(EnginePath.of("containers", name + "-" + service + "-1", "json"), Map.of());
    }

    String id(String service) {
        return inspect(service).path("Id").asText();
    }

    boolean isRunning(String service) {
        return inspect(service).path("State").path("Running").asBoolean();
    }

    /** What the project has now: names of containers with their states. */
    Map<String, String> containers() {
        Map<String, String> states = new TreeMap<>();
        stackEngine()
                .containers(name)
                .forEach(container -> states.put(
                        container.path("Names").path(0).asText().substring(1),
                        container.path("State").asText()));
        return states;
    }

    /** The IDs of the project's containers by name. */
    Map<String, String> idsByName() {
        Map<String, String> ids = new TreeMap<>();
        stackEngine()
                .containers(name)
                .forEach(container -> ids.put(
                        container.path("Names").path(0).asText().substring(1),
                        container.path("Id").asText()));
        return ids;
    }

    List<String> networks() {
        return stackEngine().networks(name).findValuesAsText("Name");
    }

    List<String> volumes() {
        return stackEngine().volumes(name).findValuesAsText("Name");
    }

    /** Runs a command in the container of a service; its output. */
    String exec(String service, String... command) {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        try (ExecSession session = engine().exec(id(service), ExecCommand.of(command))) {
            for (Frame frame = session.next(); frame != null; frame = session.next()) {
                output.writeBytes(frame.content());
            }
        }
        return output.toString(StandardCharsets.UTF_8).strip();
    }

    @Override
    public void close() {
        operations.close();
        stackEngine()
                .containers(name)
                .forEach(container ->
                        stackEngine().removeContainer(container.path("Id").asText(), true));
        stackEngine()
                .networks(name)
                .forEach(network ->
                        stackEngine().removeNetwork(network.path("Id").asText()));
        stackEngine()
                .volumes(name)
                .forEach(
                        volume -> stackEngine().removeVolume(volume.path("Name").asText()));
        lease.close();
    }
}
