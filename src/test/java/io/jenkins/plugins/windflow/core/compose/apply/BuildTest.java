package io.jenkins.plugins.windflow.core.compose.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import io.jenkins.plugins.windflow.core.compose.model.Build;
import io.jenkins.plugins.windflow.core.compose.model.BuildContext;
import io.jenkins.plugins.windflow.core.compose.model.BuildOptions;
import io.jenkins.plugins.windflow.core.compose.model.ByteSize;
import io.jenkins.plugins.windflow.core.compose.model.Dockerfile;
import io.jenkins.plugins.windflow.core.compose.model.ExtraHost;
import io.jenkins.plugins.windflow.core.compose.model.Project;
import io.jenkins.plugins.windflow.core.compose.model.Ulimit;
import io.jenkins.plugins.windflow.core.operation.Operation;
import io.jenkins.plugins.windflow.core.operation.OperationKind;
import io.jenkins.plugins.windflow.core.operation.OperationResult;
import io.jenkins.plugins.windflow.core.operation.OperationState;
import io.jenkins.plugins.windflow.testing.EachEngine;
import io.jenkins.plugins.windflow.testing.TestEngine;
import io.jenkins.plugins.windflow.testing.TestEngines;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;

/** Images that real engines build from a workspace. */
class BuildTest {
    /** Every image of these tests carries the label by which it is removed at the end. */
    private static final String FROM =
            "FROM " + TestEngine.BUSYBOX + "\nLABEL " + TestEngines.LABEL + "=" + TestEngines.label() + "\n";

    @TempDir
    Path directory;

    private void file(String path, String text) throws IOException {
        Path file = directory.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private Operation submit(TestStack stack, Project project) {
        return stack.submit(
                OperationKind.DEPLOY,
                new DeployWork(new DeployRequest(
                        stack.engine::lease,
                        project,
                        TestStack.QUICK,
                        new LocalFiles(directory),
                        TestStack.CONTROLLER)));
    }

    private void deployed(TestStack stack, Project project) {
        Operation operation = submit(stack, project);
        assertThat(TestStack.await(operation).error())
                .as(() -> TestStack.log(operation))
                .isNull();
    }

    private String refused(TestStack stack, Project project) {
        Operation operation = submit(stack, project);
        OperationResult result = TestStack.await(operation);
        assertThat(result.state()).as(() -> TestStack.log(operation)).isEqualTo(OperationState.FAILED);
        assertThat(stack.containers()).isEmpty();
        return result.error();
    }

    private static Project app(TestStack stack, Build build) {
        return stack.project(stack.sleeper("app").image(stack.name + "/app:1").build(build));
    }

    @EachEngine
    void everyOptionReachesTheBuilder(TestEngine engine) throws IOException {
        try (TestStack stack = new TestStack(engine, directory)) {
            file(
                    "web/Dockerfile",
                    FROM.replace("\nLABEL", " AS app\nLABEL") + "ARG TARGETARCH\nARG WHO\n"
                            + "RUN { cat /etc/hosts; df -k /dev/shm; ulimit -n; ls /sys/class/net; } > /told\n"
                            + "RUN echo $WHO $TARGETARCH >> /told\n"
                            + "FROM scratch\nCOPY nothing /\n");
            Build build = new Build(
                    new BuildContext.Directory("web"),
                    Dockerfile.DEFAULT,
                    Map.of("WHO", "me & you"),
                    Optional.of("app"),
                    Map.of("vendor", "acme"),
                    List.of(stack.name + "/app:latest", stack.name + "/extra:2"),
                    Optional.empty(),
                    new BuildOptions(
                            List.of(stack.name + "/none:1"),
                            true,
                            false,
                            Optional.of("none"),
                            List.of(new ExtraHost("db", "10.1.2.3")),
                            Optional.of(new ByteSize(128_000_000)),
                            List.of(new Ulimit("nofile", 100, 200))));

            deployed(stack, app(stack, build));

            String told = stack.exec("app", "/bin/cat", "/told");
            assertThat(told).contains("125000").contains("\n100\nlo\n").contains("me & you ");
            assertThat(told.strip()).doesNotEndWith("me & you").doesNotContain("eth0");
            JsonNode image = stack.stackEngine().image(stack.name + "/extra:2").orElseThrow();
            assertThat(image.path("Config").path("Labels").path("vendor").asText())
                    .isEqualTo("acme");
            assertThat(image.path("Id").asText())
                    .isEqualTo(stack.stackEngine()
                            .image(stack.name + "/app:latest")
                            .orElseThrow()
                            .path("Id")
                            .asText());
        }
    }

    @EachEngine
    void dockerfilesOutsideAndInsideTheComposeFileLeaveNoTrace(TestEngine engine) throws IOException {
        try (TestStack stack = new TestStack(engine, directory)) {
            file("docker/web.dockerfile", FROM + "COPY . /app/\n");
            file("docker/web.dockerfile.dockerignore", "*.log\n");
            file("web/main", "main");
            file("web/a.log", "log");
            file("web/.dockerignore", "main\n");
            deployed(
                    stack,
                    app(
                            stack,
                            Build.of("web")
                                    .withDockerfile(new Dockerfile.InWorkspace(
                                            "docker/web.dockerfile", "../docker/web.dockerfile"))));
            assertThat(stack.exec("app", "/bin/find", "/app", "-type", "f")).isEqualTo("/app/main");

            deployed(
                    stack,
                    stack.project(stack.sleeper("app")
                            .image(stack.name + "/app:2")
                            .build(Build.of("web").withDockerfile(new Dockerfile.Inline(FROM + "COPY . /app/\n")))));
            assertThat(stack.exec("app", "/bin/find", "/app", "-type", "f")).isEqualTo("/app/a.log");
        }
    }

    @EachEngine
    void whatTheEngineFetchesItselfIsBuilt(TestEngine engine) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        byte[] dockerfile = (FROM + "RUN echo fetched > /content\n").getBytes(StandardCharsets.UTF_8);
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.getResponseHeaders().add("Content-Type", "text/plain");
                exchange.sendResponseHeaders(200, dockerfile.length);
                exchange.getResponseBody().write(dockerfile);
            }
        });
        server.start();
        try (TestStack stack = new TestStack(engine, directory)) {
            String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/web.dockerfile";
            deployed(stack, app(stack, Build.of(new BuildContext.Remote(url))));
            assertThat(stack.exec("app", "/bin/cat", "/content")).isEqualTo("fetched");
        } finally {
            server.stop(0);
        }
    }

    @EachEngine
    void aFailingStepIsNamedWithItsExitCode(TestEngine engine) throws IOException {
        try (TestStack stack = new TestStack(engine, directory)) {
            file("web/Dockerfile", FROM + "RUN echo before; exit 3\n");
            assertThat(refused(stack, app(stack, Build.of("web"))))
                    .contains("The image " + stack.name
                            + "/app:1 could not be built: step 3/3 (RUN echo before; exit 3) of"
                            + " web/Dockerfile ended with exit code 3.");
            file("web/Dockerfile", FROM + "COPY missing /\n");
            assertThat(refused(stack, app(stack, Build.of("web"))))
                    .contains("step 3/3 (COPY missing /) of web/Dockerfile failed: ")
                    .contains("missing");
        }
    }

    /** Docker 20.10 builds from the base image that it has, 26.1 looks for another one and finds none. */
    @EachEngine
    void aPlatformThatTheBaseImageIsNotForIsNoSuccess(TestEngine engine) throws IOException {
        try (TestStack stack = new TestStack(engine, directory)) {
            file("web/Dockerfile", FROM);
            String other = stack.engine().info().architecture().contains("arm") ? "linux/amd64" : "linux/arm64";
            assertThat(refused(
                            stack,
                            stack.project(stack.sleeper("app")
                                    .image(stack.name + "/app:1")
                                    .platform(other)
                                    .build(Build.of("web")))))
                    .contains("The image " + stack.name + "/app:1 could not be built: ");
        }
    }

    @EachEngine
    void whatNeedsBuildKitIsRefusedBeforeTheBuild(TestEngine engine) throws IOException {
        try (TestStack stack = new TestStack(engine, directory)) {
            file("a/Dockerfile", FROM + "RUN --mount=type=cache,target=/x true\n");
            file("b/Dockerfile", FROM + "RUN <<EOF\nexit 5\nEOF\n");
            Project project = stack.project(
                    stack.sleeper("a").image(stack.name + "/a:1").build(Build.of("a")),
                    stack.sleeper("b").image(stack.name + "/b:1").build(Build.of("b")),
                    stack.sleeper("c").image(stack.name + "/c:1").build(Build.of("c")));
            assertThat(refused(stack, project))
                    .contains("a/Dockerfile:3: RUN --mount needs BuildKit")
                    .contains("b/Dockerfile:3: RUN with a here-document (<<) needs BuildKit")
                    .contains("There is no Dockerfile c/Dockerfile in the workspace");
            OperationResult plan = TestStack.await(stack.submit(
                    OperationKind.PLAN,
                    new PlanWork(new DeployRequest(
                            engine::lease,
                            project,
                            TestStack.QUICK,
                            new LocalFiles(directory),
                            TestStack.CONTROLLER))));
            assertThat(plan.error()).contains("a/Dockerfile:3: RUN --mount needs BuildKit");
        }
    }

    @EachEngine
    void imagesAreBuiltAfterThoseTheyStartFrom(TestEngine engine) throws IOException {
        try (TestStack stack = new TestStack(engine, directory)) {
            String base = stack.name + "/base:1";
            String further = stack.name + "/further:1";
            file("base/Dockerfile", FROM + "RUN sleep 1; echo base > /content\n");
            file("web/Dockerfile", "ARG BASE\nFROM ${BASE}\nRUN echo web >> /content\n");
            Project project = stack.project(
                    stack.sleeper("app")
                            .image(stack.name + "/app:1")
                            .build(Build.of("web").withArguments(Map.of("BASE", further))),
                    stack.sleeper("base").image(base).build(Build.of("base").withTags(List.of(further))),
                    stack.sleeper("user").image(further));

            deployed(stack, project);

            assertThat(stack.exec("app", "/bin/cat", "/content")).isEqualTo("base\nweb");
            assertThat(stack.exec("user", "/bin/cat", "/content")).isEqualTo("base");
        }
    }

    @EachEngine
    void imagesInACircleAreRefused(TestEngine engine) throws IOException {
        try (TestStack stack = new TestStack(engine, directory)) {
            file("a/Dockerfile", "FROM " + stack.name + "/b:1\n");
            file("b/Dockerfile", "FROM " + stack.name + "/a:1\n");
            assertThat(refused(
                            stack,
                            stack.project(
                                    stack.sleeper("a")
                                            .image(stack.name + "/a:1")
                                            .build(Build.of("a")),
                                    stack.sleeper("b")
                                            .image(stack.name + "/b:1")
                                            .build(Build.of("b")))))
                    .contains("are built from each other in a circle");
        }
    }

    @EachEngine
    void aCancelledBuildEndsOnTheEngineToo(TestEngine engine) throws IOException {
        try (TestStack stack = new TestStack(engine, directory)) {
            String mark = TestEngines.uniqueName("mark");
            file("web/Dockerfile", FROM + "RUN echo " + mark + "; sleep 600\n");
            Operation operation = submit(stack, app(stack, Build.of("web")));
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> !running(stack, mark).isEmpty());

            stack.operations.cancel(operation.id(), "tester");

            assertThat(TestStack.await(operation).state()).isEqualTo(OperationState.CANCELLED);
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> running(stack, mark).isEmpty());
        }
    }

    /** Containers of build steps whose command has a text. */
    private static List<String> running(TestStack stack, String text) {
        List<String> found = new ArrayList<>();
        for (JsonNode container : stack.stackEngine().allContainers()) {
            if (container.path("Command").asText().contains(text)) {
                found.add(container.path("Id").asText());
            }
        }
        return found;
    }
}
