package io.jenkins.plugins.windflow.core.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.windflow.core.compose.apply.JournalLines;
import io.jenkins.plugins.windflow.core.compose.apply.JournalLines.Point;
import io.jenkins.plugins.windflow.core.docker.Engines;
import io.jenkins.plugins.windflow.core.operation.Operation;
import io.jenkins.plugins.windflow.core.operation.OperationFilter;
import io.jenkins.plugins.windflow.core.operation.OperationKind;
import io.jenkins.plugins.windflow.core.operation.OperationRequest;
import io.jenkins.plugins.windflow.core.operation.OperationSettings;
import io.jenkins.plugins.windflow.core.operation.OperationState;
import io.jenkins.plugins.windflow.core.operation.Operations;
import io.jenkins.plugins.windflow.core.subject.Subject;
import io.jenkins.plugins.windflow.testing.MortalDialer;
import io.jenkins.plugins.windflow.testing.TestEngine;
import io.jenkins.plugins.windflow.testing.TestEngines;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A recreation whose process ends at a line of its journal is brought to its end by the next process: the container is the
 * old one as it was, or the new one, and never both or none. By default every third point on one engine; with {@code
 * -Dwindflow.all=true} every point on every engine.
 */
class RecreateRecoveryTest {
    private static final boolean ALL = Boolean.getBoolean("windflow.all");
    private static final int STRIDE = ALL ? 1 : 3;

    @TempDir
    Path directory;

    static List<TestEngine> engines() {
        return ALL ? TestEngines.all() : List.of(TestEngines.any());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("engines")
    void aProcessThatEndsAnywhereIsRecoveredByTheNextOne(TestEngine engine) throws Exception {
        try (TestContainers containers = new TestContainers(engine, directory.resolve("own"))) {
            String parent = containers.run("{\"HostConfig\": {\"RestartPolicy\": {\"Name\": \"always\"}}}");
            String child =
                    containers.run("{\"HostConfig\": {\"NetworkMode\": \"container:" + containers.id(parent) + "\"}}");
            int lines = undisturbed(containers, parent);
            int recovered = 0;
            for (int line = 1; line < lines; line += STRIDE) {
                Point point = new Point(line, line % 2 == 0);
                recover(containers, parent, child, point);
                recovered++;
            }
            assertThat(recovered).isGreaterThan(3);
        }
    }

    private static int undisturbed(TestContainers containers, String name) {
        JournalLines lines = new JournalLines(work(containers, name), new Point(0, true), () -> {});
        Operation operation = TestContainers.ended(containers.submit(OperationKind.RECREATE, name, lines));
        assertThat(operation.state()).as(TestContainers.log(operation)).isEqualTo(OperationState.SUCCEEDED);
        return lines.count();
    }

    private static RecreateWork work(TestContainers containers, String name) {
        return new RecreateWork(
                containers.engine::lease, TestContainers.request(name, "{}"), TestContainers.CONTROLLER);
    }

    private void recover(TestContainers containers, String parent, String child, Point point) throws Exception {
        String before = containers.id(parent);
        Path life = directory.resolve(TestEngines.uniqueName("life"));
        Path left = directory.resolve(TestEngines.uniqueName("left"));
        dieAt(containers, parent, point, life, left);
        OperationState state;
        String log;
        try (Operations next = Operations.open(
                left, OperationSettings.DEFAULT, new ContainerRecovery(environment -> containers.engine.lease()))) {
            Operation operation = next.recent(OperationFilter.newest(1)).getFirst();
            operation.completion().get(60, TimeUnit.SECONDS);
            state = operation.state();
            log = point + ": " + TestContainers.log(operation);
        }
        boolean replaced = state == OperationState.SUCCEEDED;
        assertThat(state).as(log).isIn(OperationState.SUCCEEDED, OperationState.ROLLED_BACK, OperationState.CANCELLED);
        assertThat(containers.id(parent).equals(before)).as(log).isEqualTo(!replaced);
        for (String name : List.of(parent, child)) {
            assertThat(containers.inspect(name).path("State").path("Status").asText())
                    .as(log)
                    .isEqualTo("running");
            assertThat(leftovers(containers, name)).as(log).isEqualTo(1);
        }
        assertThat(containers
                        .inspect(parent)
                        .path("HostConfig")
                        .path("RestartPolicy")
                        .path("Name")
                        .asText())
                .as(log)
                .isEqualTo("always");
        assertThat(containers
                        .inspect(child)
                        .path("HostConfig")
                        .path("NetworkMode")
                        .asText())
                .as(log)
                .isEqualTo("container:" + containers.id(parent));
    }

    private static long leftovers(TestContainers containers, String name) {
        long found = 0;
        for (var listed : containers.stackEngine().allContainers()) {
            found += listed.path("Names").toString().contains(name + "\"") ? 1 : 0;
        }
        return found;
    }

    /** The process ends at a point: what it has written until then is what it leaves. */
    private static void dieAt(TestContainers containers, String name, Point point, Path life, Path left)
            throws Exception {
        MortalDialer dialer = new MortalDialer(containers.engine.dialer());
        CompletableFuture<JournalLines> self = new CompletableFuture<>();
        try (Engines engines = new Engines();
                Operations operations = Operations.open(life, OperationSettings.DEFAULT)) {
            RecreateWork work = new RecreateWork(
                    () -> engines.lease(dialer), TestContainers.request(name, "{}"), TestContainers.CONTROLLER);
            JournalLines lines = new JournalLines(
                    work,
                    point,
                    () -> self.join().die(() -> {
                        dialer.die();
                        copy(life, left);
                    }));
            self.complete(lines);
            Operation operation = operations.submit(new OperationRequest(
                    OperationKind.RECREATE,
                    containers.engine.name(),
                    Subject.container(name),
                    "tester",
                    "a test",
                    null,
                    lines));
            operation.completion().get(60, TimeUnit.SECONDS);
        }
    }

    private static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file));
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
