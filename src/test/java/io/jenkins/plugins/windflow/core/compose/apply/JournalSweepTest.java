package io.jenkins.plugins.windflow.core.compose.apply;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.windflow.core.compose.apply.JournalLines.Point;
import io.jenkins.plugins.windflow.core.operation.Operation;
import io.jenkins.plugins.windflow.core.operation.OperationId;
import io.jenkins.plugins.windflow.core.operation.OperationKind;
import io.jenkins.plugins.windflow.core.operation.OperationSettings;
import io.jenkins.plugins.windflow.core.operation.OperationState;
import io.jenkins.plugins.windflow.core.operation.Operations;
import io.jenkins.plugins.windflow.testing.TestEngine;
import io.jenkins.plugins.windflow.testing.TestEngines;
import io.jenkins.plugins.windflow.testing.TestRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A deployment that replaces everything is disturbed at every line of its journal, once right before and once right after
 * the line is written: each time everything is as before, or everything is new. By default every seventh point on one engine;
 * with {@code -Dwindflow.all=true} ({@code ./dev test --all}) every point on every engine.
 */
class JournalSweepTest {
    private static final boolean ALL = Boolean.getBoolean("windflow.all");
    private static final int STRIDE = ALL ? 1 : 7;
    /** Stacks that are swept side by side. */
    private static final int STACKS = 3;

    private static final Set<String> PASSED = Set.of("gate", "commit");
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path directory;

    private TestRegistry registry;

    @BeforeEach
    void startRegistry() {
        registry = TestRegistry.start(directory);
    }

    @AfterEach
    void stopRegistry() {
        registry.close();
    }

    static List<TestEngine> engines() {
        return ALL ? TestEngines.all() : List.of(TestEngines.any());
    }

    /** What is done to a deployment of the stack at a point. */
    interface Disturbance {
        void at(Point point, SweepStack stack, Path folder) throws Exception;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("engines")
    void aProcessThatEndsAnywhereIsRecoveredByTheNextOne(TestEngine engine) throws Exception {
        sweep(engine, this::endOfTheProcess);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("engines")
    void aShutdownAnywhereSuspendsAndTheNextStartRecovers(TestEngine engine) throws Exception {
        sweep(engine, this::shutdown);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("engines")
    void aCancellationAnywhereTakesEverythingBackOrComesTooLate(TestEngine engine) throws Exception {
        sweep(engine, this::cancellation);
    }

    private void sweep(TestEngine engine, Disturbance disturbance) throws Exception {
        Queue<Point> points = new ConcurrentLinkedQueue<>();
        List<String> failures = new ArrayList<>();
        List<Future<?>> sweeps = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            try (SweepStack stack = stack(engine)) {
                points.addAll(points(lines(stack)));
            }
            for (int i = 0; i < STACKS; i++) {
                sweeps.add(threads.submit(() -> {
                    sweep(engine, points, disturbance, failures);
                    return null;
                }));
            }
            for (Future<?> sweep : sweeps) {
                sweep.get();
            }
        }
        assertThat(failures).isEmpty();
    }

    private void sweep(TestEngine engine, Queue<Point> points, Disturbance disturbance, List<String> failures) {
        SweepStack stack = stack(engine);
        try {
            for (Point point = points.poll(); point != null; point = points.poll()) {
                Path folder = directory.resolve(TestEngines.uniqueName("point"));
                try {
                    disturbance.at(point, stack, folder);
                } catch (Exception | AssertionError e) {
                    synchronized (failures) {
                        failures.add(point + ": " + e);
                    }
                    // What is broken must not break the following points.
                    stack.close();
                    stack = stack(engine);
                }
            }
        } finally {
            stack.close();
        }
    }

    private SweepStack stack(TestEngine engine) {
        return new SweepStack(engine, directory.resolve(TestEngines.uniqueName("stack")), registry);
    }

    /** Behind the last line, which tells the result, there is nothing to disturb. */
    private static List<Point> points(int lines) {
        return Stream.iterate(1, line -> line <= lines, line -> line + 1)
                .flatMap(line -> Stream.of(new Point(line, true), new Point(line, false)))
                .filter(point -> point.before() || point.line() < lines)
                .filter(point -> (2 * point.line() + (point.before() ? 0 : 1)) % STRIDE == 0)
                .toList();
    }

    /** How many lines an undisturbed deployment writes. */
    private static int lines(SweepStack stack) {
        StackSnapshot before = stack.snapshot();
        DeployWork work = new DeployWork(stack.stack.request(stack.next(), SweepStack.OPTIONS));
        JournalLines lines = new JournalLines(work, new Point(0, true), () -> {});
        Operation operation = stack.stack.submit(OperationKind.DEPLOY, lines);
        TestStack.await(operation);
        stack.assertReplaced(before, TestStack.log(operation));
        return lines.count();
    }

    private void endOfTheProcess(Point point, SweepStack stack, Path folder) throws IOException {
        StackSnapshot before = stack.snapshot();
        Path left = folder.resolve("left");
        OperationId id;
        try (SweptProcess process = new SweptProcess(stack, folder.resolve("life"))) {
            id = process.deploy(
                    point,
                    (lines, operation) -> lines.die(() -> {
                        process.loseTheEngine();
                        copy(process.directory(), left);
                    }));
            process.awaitTheEnd(id);
        }
        recover(stack, before, left, id);
    }

    private void shutdown(Point point, SweepStack stack, Path folder) throws IOException {
        StackSnapshot before = stack.snapshot();
        Path left = folder.resolve("life");
        OperationId id;
        try (SweptProcess process = new SweptProcess(stack, left)) {
            id = process.deploy(point, (lines, operation) -> process.shutDown());
            process.awaitShutdown();
        }
        recover(stack, before, left, id);
    }

    private void cancellation(Point point, SweepStack stack, Path folder) {
        StackSnapshot before = stack.snapshot();
        try (SweptProcess process = new SweptProcess(stack, folder)) {
            OperationId id = process.deploy(point, (lines, operation) -> {
                process.operations().cancel(operation, "alice");
                process.operations().cancel(operation, "bob");
            });
            Operation operation = process.awaitTheEnd(id);
            String log = TestStack.log(operation);
            assertThat(log).contains("Cancelled by alice");
            if (operation.state() == OperationState.SUCCEEDED) {
                assertThat(operation.phase()).as(log).contains("commit");
                stack.assertReplaced(before, log);
            } else {
                assertThat(operation.state()).as(log).isEqualTo(OperationState.CANCELLED);
                assertThat(operation.error().orElseThrow()).contains("alice").doesNotContain("bob");
                stack.assertAsBefore(before, log);
            }
        }
    }

    /** Opens what a process has left, twice: the first time recovers it, the second one finds nothing to do. */
    private static void recover(SweepStack stack, StackSnapshot before, Path left, OperationId id) throws IOException {
        Path journal = left.resolve(id.value()).resolve("journal.jsonl");
        boolean passed = PASSED.contains(lastPhase(journal));
        OperationState state;
        String log;
        try (Operations reopened = open(left, stack)) {
            Operation operation = reopened.find(id).orElseThrow();
            TestStack.await(operation);
            state = operation.state();
            log = TestStack.log(operation);
        }
        if (passed) {
            assertThat(state).as(log).isEqualTo(OperationState.SUCCEEDED);
            stack.assertReplaced(before, log);
        } else {
            assertThat(state).as(log).isIn(OperationState.ROLLED_BACK, OperationState.CANCELLED);
            stack.assertAsBefore(before, log);
        }
        assertThat(types(journal)).as(log).containsOnlyOnce("finished");
        StackSnapshot settled = stack.snapshot();
        byte[] written = Files.readAllBytes(journal);
        try (Operations again = open(left, stack)) {
            assertThat(again.unreadable()).isEmpty();
            assertThat(again.find(id).orElseThrow().state()).isEqualTo(state);
        }
        assertThat(Files.readAllBytes(journal)).isEqualTo(written);
        assertThat(stack.snapshot()).isEqualTo(settled);
    }

    private static Operations open(Path folder, SweepStack stack) {
        TestEngine engine = stack.stack.engine;
        return Operations.open(folder, OperationSettings.DEFAULT, new ComposeRecovery(environment -> engine.lease()));
    }

    private static List<JsonNode> lines(Path journal) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(journal)) {
            lines.add(JSON.readTree(line));
        }
        return lines;
    }

    private static List<String> types(Path journal) throws IOException {
        return lines(journal).stream().map(line -> line.path("type").asText()).toList();
    }

    private static String lastPhase(Path journal) throws IOException {
        return lines(journal).stream()
                .filter(line -> line.path("type").asText().equals("phase"))
                .map(line -> line.path("data").path("name").asText())
                .reduce("", (first, second) -> second);
    }

    private static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
