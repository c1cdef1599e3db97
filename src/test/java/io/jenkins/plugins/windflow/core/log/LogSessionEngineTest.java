package io.jenkins.plugins.windflow.core.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.windflow.core.docker.EngineLease;
import io.jenkins.plugins.windflow.core.docker.EnginePath;
import io.jenkins.plugins.windflow.core.docker.stream.Frame.Source;
import io.jenkins.plugins.windflow.testing.EachEngine;
import io.jenkins.plugins.windflow.testing.OwnEngine;
import io.jenkins.plugins.windflow.testing.TestEngine;
import io.jenkins.plugins.windflow.testing.TestEngines;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class LogSessionEngineTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    private static LogRequest all(String... containers) {
        return LogRequest.all(List.of(containers));
    }

    private static void post(TestEngine engine, String container, String action) {
        try (EngineLease lease = engine.lease()) {
            lease.engine().postJson(EnginePath.of("containers", container, action), Map.of(), null);
        }
    }

    private static String named(TestEngine engine, String name, String script) {
        try (EngineLease lease = engine.lease()) {
            String id = engine.create(config -> {}, "sh", "-c", script);
            lease.engine().postJson(EnginePath.of("containers", id, "rename"), Map.of("name", name), null);
            post(engine, id, "start");
            return id;
        }
    }

    /** Runs a script to its end. */
    private static String ran(TestEngine engine, Consumer<ObjectNode> adjust, String script) {
        String id = engine.run(adjust, "sh", "-c", script);
        try (EngineLease lease = engine.lease()) {
            lease.engine().waitFor(id);
        }
        return id;
    }

    @EachEngine
    void severalLogsAreOneInTheOrderOfTime(TestEngine engine) throws Exception {
        String first = engine.run("sh", "-c", "for i in 1 2 3 4 5; do echo $i; sleep 0.2; done");
        String second = engine.run("sh", "-c", "for i in 1 2 3 4 5; do echo $i >&2; sleep 0.2; done");
        try (EngineLease lease = engine.lease()) {
            lease.engine().waitFor(first);
            lease.engine().waitFor(second);
        }
        try (Reading reading = Reading.of(engine, all(first, second)).toTheEnd()) {
            assertThat(reading.lines()).hasSize(10);
            assertThat(reading.lines()).extracting(line -> line.line().time()).isSorted();
            assertThat(reading.lines())
                    .filteredOn(line -> line.container() == 1)
                    .allSatisfy(line -> assertThat(line.line().source()).isEqualTo(Source.STDERR));
        }
    }

    @EachEngine
    void theTerminalsLogHasNoReturnsAndHugeLinesAreWhole(TestEngine engine) throws Exception {
        String script = "head -c 70000 /dev/zero | tr '\\0' x; echo; echo end";
        for (boolean terminal : new boolean[] {false, true}) {
            String id = ran(engine, config -> config.put("Tty", terminal), script);
            try (Reading reading = Reading.of(engine, all(id)).toTheEnd()) {
                List<LogItem.Line> lines = reading.lines();
                assertThat(lines).as("terminal: %s", terminal).hasSize(3);
                assertThat(lines.get(0).line().text() + lines.get(1).line().text())
                        .isEqualTo("x".repeat(70_000));
                assertThat(lines.get(1).line().continued()).isTrue();
                assertThat(lines.get(2).line().text()).isEqualTo("end");
            }
        }
    }

    @EachEngine
    void tailSinceAndUntilAreTheEngines(TestEngine engine) throws Exception {
        String id = ran(engine, config -> {}, "for i in 1 2 3 4 5 6; do echo $i; sleep 0.05; done");
        List<Instant> times;
        try (Reading reading = Reading.of(engine, all(id)).toTheEnd()) {
            times = reading.lines().stream().map(line -> line.line().time()).toList();
        }
        LogRequest last = new LogRequest(List.of(id), true, true, 2, null, null, false, List.of());
        try (Reading reading = Reading.of(engine, last).toTheEnd()) {
            assertThat(reading.texts()).containsExactly("5", "6");
        }
        LogRequest between = new LogRequest(List.of(id), true, true, -1, times.get(2), times.get(4), false, List.of());
        try (Reading reading = Reading.of(engine, between).toTheEnd()) {
            assertThat(reading.texts()).startsWith("3", "4").doesNotContain("2", "6");
        }
    }

    @EachEngine
    void aContainerIsFollowedThroughStopsStartsAndItsSuccessor(TestEngine engine) throws Exception {
        String name = TestEngines.uniqueName("log");
        String id = named(engine, name, "echo begin; sleep 1000");
        try (Reading reading = Reading.of(engine, all(name).followed())) {
            await().atMost(LONG).untilAsserted(() -> assertThat(reading.texts()).containsExactly("begin"));
            post(engine, id, "kill");
            await().atMost(LONG)
                    .untilAsserted(() -> assertThat(reading.notices()).containsExactly(LogItem.Kind.STOPPED));
            assertThat(reading.lastNotice()).contains(name, "exit code 137");
            post(engine, id, "start");
            await().atMost(LONG).untilAsserted(() -> assertThat(reading.texts()).containsExactly("begin", "begin"));

            engine.remove(id);
            await().atMost(LONG)
                    .untilAsserted(() -> assertThat(reading.notices()).endsWith(LogItem.Kind.REMOVED));
            named(engine, name, "echo another; sleep 1000");
            await().atMost(LONG)
                    .untilAsserted(() -> assertThat(reading.texts()).containsExactly("begin", "begin", "another"));
            assertThat(reading.notices()).endsWith(LogItem.Kind.RECREATED);
        }
    }

    @EachEngine
    void aLogThatIsKeptNowhereIsSaidToBe(TestEngine engine) throws Exception {
        String id = ran(
                engine,
                config -> config.putObject("HostConfig").putObject("LogConfig").put("Type", "none"),
                "echo lost");
        try (Reading reading = Reading.of(engine, all(id).followed()).toTheEnd()) {
            assertThat(reading.notices()).containsExactly(LogItem.Kind.UNREADABLE);
            assertThat(reading.lastNotice()).contains("driver 'none'").endsWith(".");
        }
    }

    @EachEngine
    void anUnknownContainerIsNamed(TestEngine engine) {
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(() -> LogSession.open(all("wf-none"), engine::lease))
                .withMessage("There is no container 'wf-none'; it may have been removed.");
    }

    @EachEngine
    void anEngineThatIsStoppedMeanwhileTakesNoLineWithItAndGivesNoneTwice(TestEngine model) throws Exception {
        try (OwnEngine own = OwnEngine.like(model)) {
            TestEngine engine = own.engine();
            String id = engine.run(
                    config -> config.putObject("HostConfig").put("NetworkMode", "none"),
                    "sh",
                    "-c",
                    "i=0; while true; do i=$((i+1)); echo $i; sleep 0.05; done");
            try (Reading reading = Reading.of(engine, all(id).followed())) {
                await().atMost(LONG).until(() -> reading.texts().size() > 20);
                own.kill();
                await().atMost(LONG)
                        .untilAsserted(() -> assertThat(reading.notices()).contains(LogItem.Kind.UNREACHABLE));
                own.start();
                int before = reading.texts().size();
                await().atMost(LONG).until(() -> reading.texts().size() > before + 20);
                assertThat(reading.notices()).contains(LogItem.Kind.RECONNECTED);
                List<String> texts = new ArrayList<>(reading.texts());
                assertThat(texts)
                        .isEqualTo(IntStream.rangeClosed(1, texts.size())
                                .mapToObj(Integer::toString)
                                .collect(Collectors.toList()));
            }
        }
    }
}
