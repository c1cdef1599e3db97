package io.jenkins.plugins.windflow.core.compose.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.windflow.testing.TestEngine;
import io.jenkins.plugins.windflow.testing.TestEngines;
import io.jenkins.plugins.windflow.testing.TestRegistry;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Real processes that deploy and are killed (SIGKILL) as soon as their journal has come to a certain point; another process
 * brings the deployment to its end. The sweep over all points is {@link JournalSweepTest}; this shows that nothing of it
 * depends on a process that ends in peace.
 */
class KilledProcessTest {
    private static final String BROKEN = "exit 3";

    /** When the process is killed: at the latest when its journal looks like this. */
    private record Moment(String title, String proxy, Predicate<List<String>> when, boolean goesOn) {
        @Override
        public String toString() {
            return title;
        }
    }

    private static Predicate<List<String>> phase(String name) {
        return lines -> lines.stream()
                .anyMatch(line -> line.contains("\"type\":\"phase\"") && line.contains("\"" + name + "\""));
    }

    private static Predicate<List<String>> changes(int count) {
        return lines -> lines.stream()
                        .filter(line -> line.contains("\"type\":\"begin\""))
                        .count()
                >= count;
    }

    static Stream<Moment> moments() {
        return Stream.of(
                new Moment("in its phase images", SweepStack.SLEEP, phase("images"), false),
                new Moment("when it begins to apply", SweepStack.SLEEP, phase("apply"), false),
                new Moment("while networks are replaced", SweepStack.SLEEP, changes(8), false),
                new Moment("while containers are made", SweepStack.SLEEP, changes(14), false),
                new Moment("while containers are started", SweepStack.SLEEP, changes(21), false),
                new Moment("in its phase gate", SweepStack.SLEEP, phase("gate"), true),
                new Moment("in its phase commit", SweepStack.SLEEP, phase("commit"), true),
                new Moment("in its phase rollback", BROKEN, phase("rollback"), false));
    }

    @TempDir
    static Path directory;

    private static TestRegistry registry;
    private static SweepStack stack;

    @BeforeAll
    static void open() {
        TestEngine engine = TestEngines.any();
        registry = TestRegistry.start(directory);
        stack = new SweepStack(engine, directory.resolve("stack"), registry);
    }

    @AfterAll
    static void close() {
        stack.close();
        registry.close();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("moments")
    void theNextProcessRecovers(Moment moment) throws Exception {
        Path folder = directory.resolve(TestEngines.uniqueName("killed"));
        StackSnapshot before = stack.snapshot();
        try (DeployingProcess process = DeployingProcess.deploying(folder, stack, moment.proxy())) {
            while (process.isAlive() && !moment.when().test(process.journal())) {
                Thread.sleep(1);
            }
            process.kill();
            assertThat(process.journal()).noneMatch(line -> line.contains("\"type\":\"finished\""));
        }

        String said;
        try (DeployingProcess process = DeployingProcess.recovering(folder, stack)) {
            said = process.await();
        }

        if (moment.goesOn()) {
            assertThat(said).startsWith("SUCCEEDED");
            stack.assertReplaced(before, said);
        } else {
            assertThat(said.lines().findFirst())
                    .hasValueSatisfying(state -> assertThat(state).as(said).isIn("ROLLED_BACK", "CANCELLED"));
            stack.assertAsBefore(before, said);
        }
    }
}
