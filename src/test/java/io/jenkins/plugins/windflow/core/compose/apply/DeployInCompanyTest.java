package io.jenkins.plugins.windflow.core.compose.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.jenkins.plugins.windflow.core.compose.build.BuildFiles;
import io.jenkins.plugins.windflow.core.compose.build.PackedContext;
import io.jenkins.plugins.windflow.core.compose.load.ComposeLoader;
import io.jenkins.plugins.windflow.core.compose.load.input.ComposeFile;
import io.jenkins.plugins.windflow.core.compose.load.input.LoadRequest;
import io.jenkins.plugins.windflow.core.compose.model.Build;
import io.jenkins.plugins.windflow.core.compose.model.Dependency;
import io.jenkins.plugins.windflow.core.compose.model.EnvironmentValue;
import io.jenkins.plugins.windflow.core.compose.model.MountedFile;
import io.jenkins.plugins.windflow.core.compose.model.Project;
import io.jenkins.plugins.windflow.core.compose.model.SecretDefinition;
import io.jenkins.plugins.windflow.core.compose.model.Sensitive;
import io.jenkins.plugins.windflow.core.operation.Operation;
import io.jenkins.plugins.windflow.core.operation.OperationKind;
import io.jenkins.plugins.windflow.core.operation.OperationResult;
import io.jenkins.plugins.windflow.core.operation.OperationState;
import io.jenkins.plugins.windflow.core.stack.InventoryReader;
import io.jenkins.plugins.windflow.core.stack.Stack;
import io.jenkins.plugins.windflow.core.stack.StackService;
import io.jenkins.plugins.windflow.testing.EachEngine;
import io.jenkins.plugins.windflow.testing.TestEngine;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

/** Deployments beside other tools and other people: secrets, docker compose, changes in between, builds, pages. */
class DeployInCompanyTest {
    private static final String CANARY = "c4nary-in-the-mine";
    private static final String FILE_CANARY = "f1le-canary-value";

    @TempDir
    Path directory;

    @EachEngine
    void secretsAreNowhereButInTheContainer(TestEngine engine) throws IOException {
        try (TestStack stack = new TestStack(engine, directory)) {
            Project plain = stack.project(stack.shell("app", "echo $PASSWORD; cat /run/secrets/token; exit 9")
                    .environment(Map.of("PASSWORD", EnvironmentValue.secret(CANARY)))
                    .secrets(List.of(MountedFile.of(MountedFile.Kind.SECRET, "token"))));
            Operation failed = stack.submitDeploy(withSecrets(plain), TestStack.QUICK);
            assertThat(TestStack.await(failed).state()).isEqualTo(OperationState.ROLLED_BACK);
            assertThat(TestStack.log(failed)).contains("  | ****").doesNotContain(CANARY, FILE_CANARY);

            Project good = stack.project(stack.sleeper("app")
                    .environment(Map.of("PASSWORD", EnvironmentValue.secret(CANARY)))
                    .secrets(List.of(MountedFile.of(MountedFile.Kind.SECRET, "token"))));
            Operation deployed = stack.submitDeploy(withSecrets(good), TestStack.QUICK);
            OperationResult result = TestStack.await(deployed);
            assertThat(result.error()).isNull();

            assertThat(stack.exec("app", "/bin/sh", "-c", "echo $PASSWORD")).isEqualTo(CANARY);
            assertThat(stack.exec("app", "/bin/cat", "/run/secrets/token")).isEqualTo(FILE_CANARY);
            assertThat(stack.exec("app", "/bin/stat", "-c", "%a", "/run/secrets/token"))
                    .isEqualTo("444");
            assertThat(result.values().toString() + deployed.plan() + TestStack.log(deployed) + deployed.progress())
                    .doesNotContain(CANARY, FILE_CANARY);
            assertThat(stack.inspect("app").path("Config").path("Labels").toString())
                    .doesNotContain(CANARY, FILE_CANARY);
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    assertThat(Files.readString(file)).doesNotContain(CANARY, FILE_CANARY);
                }
            }
            assertThat(stack.deployed(withSecrets(good))).containsEntry("status", "UNCHANGED");
        }
    }

    private static Project withSecrets(Project project) {
        return new Project(
                project.name(),
                project.directory(),
                project.files(),
                project.services(),
                Set.of(),
                project.networks(),
                project.volumes(),
                Map.of("token", new SecretDefinition("token", Sensitive.of(FILE_CANARY))),
                project.configs(),
                Set.of(Sensitive.of(CANARY), Sensitive.of(FILE_CANARY)));
    }

    @EachEngine
    void aSecretFileWithNewContentIsDeployed(TestEngine engine) {
        try (TestStack stack = new TestStack(engine, directory)) {
            Project one = withSecrets(stack.project(
                    stack.sleeper("app").secrets(List.of(MountedFile.of(MountedFile.Kind.SECRET, "token")))));
            stack.deployed(one);
            Project two = new Project(
                    one.name(),
                    one.directory(),
                    one.files(),
                    one.services(),
                    Set.of(),
                    one.networks(),
                    one.volumes(),
                    Map.of("token", new SecretDefinition("token", Sensitive.of("rotated-value"))),
                    one.configs(),
                    Set.of());
            assertThat(stack.deployed(two)).containsEntry("changes", 1);
            assertThat(stack.exec("app", "/bin/cat", "/run/secrets/token")).isEqualTo("rotated-value");
        }
    }

    @EachEngine
    void somebodyWhoRemovesAContainerInBetweenStopsTheDeploySafely(TestEngine engine) throws Exception {
        try (TestStack stack = new TestStack(engine, directory)) {
            Project before = stack.project(stack.sleeper("a"), stack.sleeper("b"));
            stack.deployed(before);
            String a = stack.id("a");
            Path context = Files.createDirectories(directory.resolve("context"));
            Files.writeString(context.resolve("Dockerfile"), "FROM " + TestEngine.BUSYBOX + "\nENV X=1\n");
            // The build is the moment in which somebody else is at work.
            BuildFiles meddling = new LocalFiles(directory) {
                @Override
                public InputStream tar(PackedContext context) throws IOException {
                    stack.stackEngine().rename(stack.id("b"), stack.name + "-moved-1");
                    return super.tar(context);
                }
            };
            Project after = stack.project(
                    stack.sleeper("a").user("nobody"),
                    stack.sleeper("b").user("nobody"),
                    stack.sleeper("c").image(stack.name + "/c:1").build(Build.of("context")));
            OperationResult result = TestStack.await(stack.submit(
                    OperationKind.DEPLOY,
                    new DeployWork(
                            new DeployRequest(engine::lease, after, TestStack.QUICK, meddling, TestStack.CONTROLLER))));

            // Seen before the containers were touched: the second plan takes the renamed one for what it is.
            assertThat(result.error()).isNull();
            assertThat(stack.containers())
                    .containsOnlyKeys(stack.name + "-a-1", stack.name + "-b-1", stack.name + "-c-1");
            assertThat(stack.id("a")).isNotEqualTo(a);
            stack.engine().delete("/images/" + stack.name + "/c:1", Map.of("force", "1"));
        }
    }

    @EachEngine
    void aContainerThatChangedSinceThePlanIsNotTouched(TestEngine engine) {
        try (TestStack stack = new TestStack(engine, directory)) {
            stack.deployed(stack.project(stack.shell("first", "exit 0"), stack.sleeper("b")));
            String b = stack.id("b");
            // While the first service is waited for, somebody renames the container of the second one.
            Project changed = stack.project(
                    stack.shell("first", "sleep 2"),
                    stack.sleeper("b")
                            .user("nobody")
                            .dependencies(
                                    List.of(Dependency.of("first", Dependency.Condition.COMPLETED_SUCCESSFULLY))));
            Operation operation = stack.submitDeploy(changed, TestStack.QUICK);
            await().until(() ->
                    operation.progress().stream().anyMatch(step -> step.action().contains("start container")));
            stack.stackEngine().rename(b, stack.name + "-mine");

            OperationResult result = TestStack.await(operation);
            assertThat(result.state()).as(() -> TestStack.log(operation)).isEqualTo(OperationState.ROLLED_BACK);
            assertThat(result.error()).contains(stack.name + "-mine").contains("Somebody else");
            assertThat(stack.stackEngine()
                            .container(b)
                            .orElseThrow()
                            .path("State")
                            .path("Running")
                            .asBoolean())
                    .isTrue();
        }
    }

    @EachEngine
    void anImageIsBuiltFromTheWorkspaceWithoutWhatIsIgnored(TestEngine engine) throws Exception {
        try (TestStack stack = new TestStack(engine, directory)) {
            Path context = Files.createDirectories(directory.resolve("web/sub"));
            Files.writeString(
                    context.resolveSibling("Dockerfile"),
                    "FROM " + TestEngine.BUSYBOX + "\nARG WHO\nCOPY . /app/\nENV WHO=$WHO\n");
            Files.writeString(context.resolveSibling(".dockerignore"), "*.log\nDockerfile\nsub/*\n!sub/keep\n");
            Files.writeString(context.resolveSibling("a.log"), "no");
            Files.writeString(context.resolve("keep"), "yes");
            Files.writeString(context.resolve("other"), "no");
            Build build = Build.of("web").withArguments(Map.of("WHO", "world"));
            Project project = stack.project(
                    stack.sleeper("app").image(stack.name + "/app:1").build(build));
            DeployRequest request = new DeployRequest(
                    engine::lease, project, TestStack.QUICK, new LocalFiles(directory), TestStack.CONTROLLER);

            Operation operation = stack.submit(OperationKind.DEPLOY, new DeployWork(request));
            assertThat(TestStack.await(operation).error())
                    .as(() -> TestStack.log(operation))
                    .isNull();

            assertThat(stack.exec("app", "/bin/find", "/app", "-type", "f"))
                    .contains("/app/sub/keep")
                    .doesNotContain("a.log", "other");
            assertThat(stack.exec("app", "/bin/sh", "-c", "echo $WHO")).isEqualTo("world");
            OperationResult again = TestStack.await(stack.submit(OperationKind.DEPLOY, new DeployWork(request)));
            assertThat(again.values()).containsEntry("status", "UNCHANGED");
            stack.down(true);
            stack.engine().delete("/images/" + stack.name + "/app:1", Map.of("force", "1"));
        }
    }

    @EachEngine
    void aCrashLoopIsNotRunningAndAFinishedJobIsFine(TestEngine engine) {
        try (TestStack stack = new TestStack(engine, directory)) {
            stack.deployed(stack.project(stack.sleeper("web"), stack.shell("job", "exit 0")));
            assertThat(view(stack).state()).isEqualTo(Stack.State.RUNNING);
            assertThat(view(stack).origin()).isEqualTo(Stack.Origin.WINDFLOW);
            assertThat(view(stack).services())
                    .extracting(StackService::name, StackService::state)
                    .containsExactly(tuple("job", "completed"), tuple("web", "running"));

            stack.stackEngine()
                    .restartPolicy(
                            stack.id("job"),
                            JsonNodeFactory.instance.objectNode().put("Name", "always"));
            stack.stackEngine().start(stack.id("job"));
            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
                assertThat(view(stack).state()).isEqualTo(Stack.State.CRASHING);
                assertThat(view(stack).services().getFirst().state()).isEqualTo("restarting");
            });
            assertThat(view(stack, "somebody else").origin()).isEqualTo(Stack.Origin.OTHER_CONTROLLER);
        }
    }

    private static Stack view(TestStack stack) {
        return view(stack, TestStack.CONTROLLER.id());
    }

    private static Stack view(TestStack stack, String controller) {
        return new InventoryReader(stack.engine()::getJson, controller)
                .read().stacks().stream()
                        .filter(view -> view.project().equals(stack.name))
                        .findFirst()
                        .orElseThrow();
    }

    @EachEngine
    void dockerComposeSeesOurStackAndWeKeepWhatItMade(TestEngine engine) throws Exception {
        try (TestStack stack = new TestStack(engine, directory)) {
            Files.writeString(directory.resolve("compose.yaml"), """
                    name: %s
                    services:
                      web:
                        image: %s
                        command: ["/bin/sleep", "1000"]
                        environment: { TAG: "1" }
                        labels: { team: shop }
                        stop_grace_period: 1s
                        restart: unless-stopped
                        ports: ["127.0.0.1::8080"]
                        volumes: ["data:/data"]
                        healthcheck: { test: ["CMD", "true"], interval: 1s, retries: 3 }
                    volumes: { data: {} }
                    """.formatted(stack.name, TestEngine.BUSYBOX));
            compose(engine, "up", "-d", "--wait");
            Project project = ComposeLoader.load(LoadRequest.of(
                    List.of(new ComposeFile("compose.yaml", Files.readString(directory.resolve("compose.yaml"))))));
            String theirs = stack.id("web");

            Operation operation = stack.submitDeploy(project, TestStack.QUICK);
            assertThat(TestStack.await(operation).values())
                    .as(() -> TestStack.log(operation))
                    .containsEntry("status", "UNCHANGED");
            assertThat(stack.id("web")).isEqualTo(theirs);
            assertThat(view(stack).origin()).isEqualTo(Stack.Origin.COMPOSE);

            compose(engine, "down", "-v");
            stack.deployed(project);
            assertThat(compose(engine, "ps", "--format", "{{.Name}} {{.Service}}"))
                    .contains(stack.name + "-web-1 web");
            assertThat(compose(engine, "ls")).contains(stack.name);
            compose(engine, "down", "-v");
            assertThat(stack.containers()).isEmpty();
            assertThat(stack.networks()).isEmpty();
        }
    }

    private String compose(TestEngine engine, String... arguments) throws Exception {
        String binary = System.getenv("WINDFLOW_TEST_COMPOSE");
        assertThat(binary)
                .as("WINDFLOW_TEST_COMPOSE, the docker-compose binary that ./dev test installs")
                .isNotNull();
        List<String> command = new ArrayList<>(List.of(binary));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().put("DOCKER_HOST", "unix://" + engine.socket());
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
