package io.jenkins.plugins.windflow.core.compose.apply;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.windflow.core.compose.build.BuildFiles;
import io.jenkins.plugins.windflow.core.compose.engine.StackEngine;
import io.jenkins.plugins.windflow.core.compose.load.ComposeLoader;
import io.jenkins.plugins.windflow.core.compose.model.BindMount;
import io.jenkins.plugins.windflow.core.compose.model.ContainerReference;
import io.jenkins.plugins.windflow.core.compose.model.Link;
import io.jenkins.plugins.windflow.core.compose.model.Mount;
import io.jenkins.plugins.windflow.core.compose.model.NamespaceMode;
import io.jenkins.plugins.windflow.core.compose.model.Network;
import io.jenkins.plugins.windflow.core.compose.model.Project;
import io.jenkins.plugins.windflow.core.compose.model.PullPolicy;
import io.jenkins.plugins.windflow.core.compose.model.Service;
import io.jenkins.plugins.windflow.core.compose.model.Volume;
import io.jenkins.plugins.windflow.core.compose.model.VolumesFrom;
import io.jenkins.plugins.windflow.core.compose.plan.Plan;
import io.jenkins.plugins.windflow.core.compose.plan.PlanOptions;
import io.jenkins.plugins.windflow.core.compose.plan.Planner;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ComposeLabels;
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
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A project of the corpus on a real engine, in the hands of us and of others; everything is removed at the end. */
final class SharedProject implements AutoCloseable {
    private static final PlanOptions OPTIONS =
            new PlanOptions(Optional.of(PullPolicy.NEVER), Optional.of(false), false, TestStack.CONTROLLER.hash());

    private static final Pattern REHEARSED = Pattern.compile(
            "(?m)^ *DRY-RUN MODE - +(\\w+) (\\S+) +(Creating|Recreate|Removing|Stopping|Pulling|Building|Error.*)$");

    final TestEngine engine;
    SampleProject sample;
    final String name = TestEngines.uniqueName("shared");
    Project project;
    private final List<String> others = new ArrayList<>();
    private final EngineLease lease;
    private final StackEngine stackEngine;

    /** Copies the project into a folder, since engines make the folders that binds name, and makes what it needs. */
    private SharedProject(TestEngine engine, SampleProject sample, Path folder) throws Exception {
        this.engine = engine;
        this.sample = sample.in(copy(sample.folder(), folder));
        this.project = ComposeLoader.load(this.sample.request().withProjectName(name));
        this.lease = engine.lease();
        this.stackEngine = new StackEngine(lease.engine());
    }

    /** Exactly as the corpus has it: its containers can be created, but hardly started. */
    static SharedProject asItStands(TestEngine engine, SampleProject sample, Path folder) throws Exception {
        SharedProject shared = new SharedProject(engine, sample, folder);
        shared.prepare();
        return shared;
    }

    /** In the form that runs on any engine, on host ports that are free. */
    static SharedProject running(TestEngine engine, SampleProject sample, Path folder) throws Exception {
        SharedProject shared = new SharedProject(engine, sample.onEngine(), folder);
        Optional<String> ports = HostPorts.instead(shared.project);
        if (ports.isPresent()) {
            shared.addFile("ports.yaml", ports.get());
        }
        shared.prepare();
        return shared;
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
        String image = engine.standIn();
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
        prepareOthers();
    }

    private void prepareOthers() {
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
        project.services().values().stream()
                .flatMap(SharedProject::others)
                .filter(other -> other.startsWith(name))
                .distinct()
                .forEach(other -> others.add(engine.runNamed(other)));
    }

    /** Names of containers outside of the project that a service shares something with. */
    private static Stream<String> others(Service service) {
        Stream<ContainerReference> references = Stream.of(
                        service.links().stream().map(Link::container),
                        service.volumesFrom().stream().map(VolumesFrom::container),
                        service.namespaces().modes().stream()
                                .flatMap(mode -> mode instanceof NamespaceMode.Joined(ContainerReference container)
                                        ? Stream.of(container)
                                        : Stream.empty()))
                .flatMap(Function.identity());
        return references.flatMap(reference ->
                reference instanceof ContainerReference.Named(String other) ? Stream.of(other) : Stream.empty());
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

    /** The names of the containers that docker compose lists. */
    Set<String> listed() {
        return compose("ps", "-a", "--format", "{{.Name}}")
                .lines()
                .filter(line -> line.startsWith(name)) // not its warnings
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What docker compose says that its {@code up} would make, replace or remove; it touches nothing. */
    Set<String> rehearse(String... options) {
        List<String> command = new ArrayList<>(List.of("up", "--dry-run", "-d", "--no-build", "--pull", "never"));
        command.addAll(List.of(options));
        return REHEARSED
                .matcher(compose(command.toArray(String[]::new)))
                .results()
                .map(line -> line.group(1) + " " + line.group(2) + " " + line.group(3))
                .collect(Collectors.toCollection(TreeSet::new));
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
    void deploy(Path directory) {
        DeployOptions options =
                new DeployOptions(OPTIONS.pull(), OPTIONS.build(), false, Duration.ofSeconds(60), Duration.ZERO, true);
        DeployWork work = new DeployWork(
                new DeployRequest(engine::lease, project, options, BuildFiles.NONE, TestStack.CONTROLLER));
        try (Operations all = Operations.open(directory.resolve(name), OperationSettings.DEFAULT)) {
            Operation operation = all.submit(
                    new OperationRequest(OperationKind.DEPLOY, engine.name(), name, "tester", "a test", null, work));
            assertThat(TestStack.await(operation).error())
                    .as(() -> TestStack.log(operation))
                    .isNull();
        }
    }

    /** Asks for one more Compose file from now on. */
    void addFile(String file, String text) throws Exception {
        Files.writeString(sample.folder().resolve(file), text);
        sample = sample.with(file);
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

    /** The names of the containers of one of the services. */
    Set<String> containersOf(String service) {
        Set<String> names = new TreeSet<>();
        for (JsonNode container : stackEngine.containers(name)) {
            if (container.path("Labels").path(ComposeLabels.SERVICE).asText().equals(service)) {
                names.add(container.path("Names").path(0).asText().substring(1));
            }
        }
        return names;
    }

    @Override
    public void close() {
        engine.removeProject(name);
        others.forEach(engine::remove);
        lease.close();
    }
}
