package io.jenkins.plugins.windflow.core.compose.apply;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.windflow.core.compose.build.BuildFiles;
import io.jenkins.plugins.windflow.core.compose.engine.StackEngine;
import io.jenkins.plugins.windflow.core.compose.load.ComposeLoader;
import io.jenkins.plugins.windflow.core.compose.model.BindMount;
import io.jenkins.plugins.windflow.core.compose.model.Mount;
import io.jenkins.plugins.windflow.core.compose.model.Network;
import io.jenkins.plugins.windflow.core.compose.model.Project;
import io.jenkins.plugins.windflow.core.compose.model.PullPolicy;
import io.jenkins.plugins.windflow.core.compose.model.Service;
import io.jenkins.plugins.windflow.core.compose.model.Volume;
import io.jenkins.plugins.windflow.core.compose.plan.Plan;
import io.jenkins.plugins.windflow.core.compose.plan.PlanOptions;
import io.jenkins.plugins.windflow.core.compose.plan.Planner;
import io.jenkins.plugins.windflow.core.compose.projects.SampleProject;
import io.jenkins.plugins.windflow.core.docker.EngineLease;
import io.jenkins.plugins.windflow.core.operation.Operation;
import io.jenkins.plugins.windflow.core.operation.OperationKind;
import io.jenkins.plugins.windflow.core.operation.OperationRequest;
import io.jenkins.plugins.windflow.core.operation.OperationSettings;
import io.jenkins.plugins.windflow.core.operation.Operations;
import io.jenkins.plugins.windflow.testing.TestEngine;
import io.jenkins.plugins.windflow.testing.TestEngines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A project of the corpus on a real engine, in the hands of us and of others; everything is removed at the end. */
final class SharedProject implements AutoCloseable {
    private static final PlanOptions OPTIONS =
            new PlanOptions(Optional.of(PullPolicy.NEVER), Optional.of(false), false, TestStack.CONTROLLER.hash());

    final TestEngine engine;
    SampleProject sample;
    final String name = TestEngines.uniqueName("shared");
    Project project;
    private final EngineLease lease;
    private final StackEngine stackEngine;

    /** Copies the project into a folder, since engines make the folders that binds name, and makes what it needs. */
    SharedProject(TestEngine engine, SampleProject sample, Path folder) throws Exception {
        this.engine = engine;
        this.sample = new SampleProject(copy(sample.folder(), folder), sample.description());
        this.project = ComposeLoader.load(this.sample.request().withProjectName(name));
        this.lease = engine.lease();
        this.stackEngine = new StackEngine(lease.engine());
        prepare();
    }

    private static Path copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
        return to;
    }

    private void prepare() throws IOException {
        String image = engine.sleeper();
        project.services().values().stream()
                .map(project::image)
                .distinct()
                .filter(reference -> stackEngine.image(reference).isEmpty())
                .forEach(reference -> stackEngine.tag(image, reference));
        for (Service service : project.services().values()) {
            for (Mount mount : service.mounts()) {
                if (mount instanceof BindMount bind
                        && Files.notExists(Path.of(bind.source()))
                        && bind.source().startsWith(sample.folder().toString())) {
                    Files.createDirectories(Path.of(bind.source()));
                }
            }
        }
        ObjectNode labels = JsonNodeFactory.instance.objectNode().put(TestEngines.LABEL, TestEngines.label());
        for (Network network : project.networks().values()) {
            if (network.external() && stackEngine.networkNamed(network.name()).isEmpty()) {
                stackEngine.createNetwork(body(network.name(), labels));
            }
        }
        for (Volume volume : project.volumes().values()) {
            if (volume.external()) {
                stackEngine.createVolume(body(volume.name(), labels));
            }
        }
    }

    private static ObjectNode body(String name, JsonNode labels) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("Name", name);
        body.set("Labels", labels);
        return body;
    }

    /** Runs docker compose in the project's folder, with the project's options. */
    String compose(String... command) {
        return ComposeProgram.V2.run(engine, sample.folder(), sample.composeEnvironment(), arguments(command));
    }

    /** The same with Compose 1, which does not know that a file can name its project, nor gives the name to the file. */
    String composeOne(String... command) throws IOException {
        try (Stream<Path> files = Files.list(sample.folder())) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".yaml")).toList()) {
                Files.writeString(file, Files.readString(file).replaceFirst("(?m)^name:.*\n", ""));
            }
        }
        Map<String, String> environment = new HashMap<>(sample.composeEnvironment());
        environment.put("COMPOSE_PROJECT_NAME", name);
        return ComposeProgram.V1.run(engine, sample.folder(), environment, arguments(command));
    }

    private List<String> arguments(String... command) {
        List<String> arguments = new ArrayList<>(sample.composeOptions());
        arguments.addAll(List.of("-p", name));
        arguments.addAll(List.of(command));
        if (List.of("up", "create").contains(command[0])) {
            arguments.addAll(sample.services());
        }
        return arguments;
    }

    Plan plan() throws Exception {
        return Planner.plan(project, StackObserver.observe(stackEngine, project), OPTIONS);
    }

    /** What a plan would change, a line for each action, with the name of the project left out. */
    List<String> changes() throws Exception {
        return plan().actions().stream()
                .filter(Plan.Action::isChange)
                .map(action -> (action.verb().name().toLowerCase(Locale.ROOT) + " " + action.kind() + " "
                                + action.name() + " " + action.reason())
                        .replace(name + "-", "")
                        .replace(name + "_", "")
                        .strip())
                .toList();
    }

    /** Deploys the project as it is now, and insists on success. */
    void deploy(Path operations) {
        DeployOptions options =
                new DeployOptions(OPTIONS.pull(), OPTIONS.build(), false, Duration.ofSeconds(60), Duration.ZERO, true);
        DeployWork work = new DeployWork(
                new DeployRequest(engine::lease, project, options, BuildFiles.NONE, TestStack.CONTROLLER));
        try (Operations all = Operations.open(operations, OperationSettings.DEFAULT)) {
            Operation operation = all.submit(
                    new OperationRequest(OperationKind.DEPLOY, engine.name(), name, "tester", "a test", null, work));
            assertThat(TestStack.await(operation).error())
                    .as(() -> TestStack.log(operation))
                    .isNull();
        }
    }

    /** Asks for one more Compose file from now on. */
    void override(String text) throws Exception {
        Files.writeString(sample.folder().resolve("change.yaml"), text);
        Properties description = new Properties();
        description.putAll(sample.description());
        description.setProperty("files", description.getProperty("files", "compose.yaml") + " change.yaml");
        sample = new SampleProject(sample.folder(), description);
        project = ComposeLoader.load(sample.request().withProjectName(name));
    }

    /** The containers of the project: names and IDs. */
    Map<String, String> containers() {
        Map<String, String> ids = new TreeMap<>();
        stackEngine
                .containers(name)
                .forEach(container -> ids.put(
                        container.path("Names").path(0).asText().substring(1),
                        container.path("Id").asText()));
        return ids;
    }

    @Override
    public void close() {
        engine.removeProject(name);
        lease.close();
    }
}
