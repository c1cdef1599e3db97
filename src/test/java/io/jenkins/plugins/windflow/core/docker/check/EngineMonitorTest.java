package io.jenkins.plugins.windflow.core.docker.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.windflow.core.docker.Engines;
import io.jenkins.plugins.windflow.core.docker.check.EngineState.Status;
import io.jenkins.plugins.windflow.core.docker.connect.Dialer;
import io.jenkins.plugins.windflow.core.docker.connect.UnixDialer;
import io.jenkins.plugins.windflow.testing.EachEngine;
import io.jenkins.plugins.windflow.testing.ScriptedServer;
import io.jenkins.plugins.windflow.testing.TestEngine;
import io.jenkins.plugins.windflow.testing.TestEngines;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EngineMonitorTest {
    private static final Duration DEADLINE = Duration.ofSeconds(3);
    private static final Supplier<Dialer> NOBODY = () -> new UnixDialer(Path.of("/tmp/there-is-no-such.sock"));

    private final Engines engines = new Engines();
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
    private final EngineMonitor monitor = new EngineMonitor(engines, DEADLINE, new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now.get();
        }
    });

    @AfterEach
    void close() {
        engines.close();
    }

    /** A server that takes connections and never says a word. */
    private static ScriptedServer blackhole() {
        return ScriptedServer.start(conversation -> Thread.sleep(60_000));
    }

    @EachEngine
    void anEngineIsOnline(TestEngine engine) {
        assertThat(monitor.state("e").status()).isEqualTo(Status.UNKNOWN);
        assertThat(monitor.check("e", engine::dialer)).isEqualTo(new EngineState(Status.ONLINE, now.get(), ""));
        assertThat(monitor.info("e"))
                .hasValueSatisfying(info -> assertThat(info.os()).isEqualTo("linux"));
    }

    @Test
    void oneBlackholeAmongTwentyDelaysNobody() {
        Map<String, Supplier<Dialer>> environments = new HashMap<>();
        for (int i = 0; i < 19; i++) {
            environments.put(
                    "good-" + i, TestEngines.all().get(i % TestEngines.all().size())::dialer);
        }
        long start = System.nanoTime();
        List<Duration> seenAfter = new CopyOnWriteArrayList<>();
        monitor.addListener((name, before, after) -> {
            if (name.startsWith("good")) {
                seenAfter.add(Duration.ofNanos(System.nanoTime() - start));
            }
        });

        try (ScriptedServer hole = blackhole()) {
            environments.put("hole", hole::dialer);
            Map<String, EngineState> states = monitor.checkAll(environments);

            assertThat(states).hasSize(20);
            assertThat(states.get("hole").status()).isEqualTo(Status.OFFLINE);
            assertThat(states.get("hole").reason()).contains("did not answer within");
            assertThat(states.entrySet())
                    .filteredOn(state -> !state.getKey().equals("hole"))
                    .allSatisfy(state -> assertThat(state.getValue().status()).isEqualTo(Status.ONLINE));
        }
        assertThat(seenAfter).hasSize(19).allSatisfy(after -> assertThat(after).isLessThan(DEADLINE.minusSeconds(1)));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(DEADLINE.plusSeconds(1));
    }

    @Test
    void manyBlackholesTakeNoLongerThanOne() {
        Map<String, Supplier<Dialer>> environments = new HashMap<>();
        List<ScriptedServer> holes = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            ScriptedServer hole = blackhole();
            holes.add(hole);
            environments.put("hole-" + i, hole::dialer);
        }
        environments.put("good", TestEngines.any()::dialer);
        long start = System.nanoTime();

        Map<String, EngineState> states = monitor.checkAll(environments);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(DEADLINE.plusSeconds(2));
        assertThat(states.get("good").status()).isEqualTo(Status.ONLINE);
        assertThat(states.values())
                .filteredOn(state -> state.status() == Status.OFFLINE)
                .hasSize(50);
        await().untilAsserted(() -> assertThat(engines.openConnections()).isLessThanOrEqualTo(1));
        holes.forEach(ScriptedServer::close);
    }

    @Test
    void transitionsAreToldAndTheTimeIsKept() {
        List<String> told = new ArrayList<>();
        monitor.addListener((name, before, after) -> {
            throw new IllegalStateException("a listener that fails does not matter to the others");
        });
        monitor.addListener((name, before, after) -> told.add(name + " " + before.status() + " -> " + after.status()));
        Instant first = now.get();

        monitor.check("e", NOBODY);
        now.set(first.plusSeconds(60));
        EngineState still = monitor.check("e", NOBODY);
        now.set(first.plusSeconds(120));
        EngineState back = monitor.check("e", TestEngines.any()::dialer);

        assertThat(still.since()).isEqualTo(first);
        assertThat(still.reason()).startsWith("There is no socket unix:///tmp/there-is-no-such.sock");
        assertThat(back).isEqualTo(new EngineState(Status.ONLINE, first.plusSeconds(120), ""));
        assertThat(told).containsExactly("e UNKNOWN -> OFFLINE", "e OFFLINE -> ONLINE");
    }

    @Test
    void anErrorOfTheEngineIsDegraded() {
        try (ScriptedServer server = ScriptedServer.start(conversation -> {
            while (true) {
                conversation.request();
                conversation.say("HTTP/1.1 500 Oops\r\nContent-Length: 9\r\n\r\ndisk full");
            }
        })) {
            assertThat(monitor.check("e", server::dialer))
                    .extracting(EngineState::status, EngineState::reason)
                    .containsExactly(Status.DEGRADED, "disk full");
        }
    }

    @Test
    void aSlowEngineIsDegraded() {
        try (ScriptedServer server = ScriptedServer.start(conversation -> {
            while (true) {
                String request = conversation.request();
                if (request.startsWith("GET /_ping")) {
                    Thread.sleep(1100);
                }
                conversation.say("HTTP/1.1 200 OK\r\nApi-Version: 1.45\r\nContent-Length: 2\r\n\r\n{}");
            }
        })) {
            assertThat(monitor.check("e", server::dialer))
                    .satisfies(state -> assertThat(state.status()).isEqualTo(Status.DEGRADED))
                    .satisfies(state -> assertThat(state.reason()).startsWith("The engine answers slowly: it took 2."));
        }
    }

    @Test
    void anUnusableCredentialIsOfflineWithItsReason() {
        EngineState state = monitor.check("e", () -> {
            throw new IllegalArgumentException("Environment 'e' needs the credential 'x', which does not exist.");
        });
        assertThat(state)
                .extracting(EngineState::status, EngineState::reason)
                .containsExactly(Status.OFFLINE, "Environment 'e' needs the credential 'x', which does not exist.");
    }

    @Test
    void removedEnvironmentsAreForgotten() {
        monitor.check("e", NOBODY);
        monitor.retain(Set.of("other"));
        assertThat(monitor.state("e").status()).isEqualTo(Status.UNKNOWN);
    }

    @Test
    void anInterruptedCheckChangesNothing() throws Exception {
        try (ScriptedServer hole = blackhole()) {
            Thread checking = Thread.ofPlatform().start(() -> monitor.check("hole", hole::dialer));
            await().until(() -> hole.accepted() > 0);
            checking.interrupt();
            checking.join(Duration.ofSeconds(2));
            assertThat(checking.isAlive()).isFalse();
            await().untilAsserted(() -> assertThat(engines.openConnections()).isZero());
            assertThat(monitor.state("hole").status()).isEqualTo(Status.UNKNOWN);
        }
    }
}
