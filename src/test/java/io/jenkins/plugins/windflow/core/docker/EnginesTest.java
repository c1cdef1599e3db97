package io.jenkins.plugins.windflow.core.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.windflow.core.docker.connect.DialTrace;
import io.jenkins.plugins.windflow.core.docker.connect.Dialer;
import io.jenkins.plugins.windflow.core.docker.connect.Duplex;
import io.jenkins.plugins.windflow.core.docker.error.EngineException;
import io.jenkins.plugins.windflow.core.docker.error.EngineException.Kind;
import io.jenkins.plugins.windflow.core.docker.http.Timeouts;
import io.jenkins.plugins.windflow.testing.ScriptedServer;
import io.jenkins.plugins.windflow.testing.TestEngines;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** How clients are shared, kept and closed, and how versions are negotiated. */
class EnginesTest {
    private static final Timeouts TIMEOUTS = Timeouts.DEFAULT.atMost(Duration.ofSeconds(5));

    /** Speaks like an engine, with the given API version. */
    private static ScriptedServer engine(AtomicReference<String> version, String minimum) {
        return ScriptedServer.start(conversation -> {
            while (true) {
                String request = conversation.request();
                String content = request.startsWith("GET /_ping ")
                        ? "OK"
                        : request.startsWith("GET /version ")
                                ? "{\"Version\":\"" + version + "\",\"MinAPIVersion\":\"" + minimum
                                        + "\",\"Os\":\"linux\",\"Arch\":\"amd64\"}"
                                : "{\"ID\":\"id-of-" + version + "\",\"Name\":\"host\",\"asked\":\""
                                        + request.split(" ")[1] + "\"}";
                conversation.say("HTTP/1.1 200 OK\r\nApi-Version: " + version + "\r\nServer: Docker/" + version
                        + "\r\nContent-Length: " + content.length() + "\r\n\r\n" + content);
            }
        });
    }

    private static ScriptedServer engine(String version) {
        return engine(new AtomicReference<>(version), "1.24");
    }

    @Test
    void theSameConnectionIsOneClientAndIdleOnesAreClosed() {
        try (ScriptedServer server = engine("1.45");
                Engines engines = new Engines(TIMEOUTS, Duration.ofMillis(300))) {
            EngineLease one = engines.lease(server.dialer());
            EngineLease two = engines.lease(server.dialer());
            assertThat(one.engine()).isSameAs(two.engine());
            one.engine().info();
            assertThat(engines.openConnections()).isOne();

            one.close();
            one.close();
            await().during(Duration.ofMillis(700)).until(() -> engines.size() == 1);
            assertThat(two.engine().info().version()).isEqualTo("1.45");

            two.close();
            await().until(() -> engines.size() == 0);
            assertThatExceptionOfType(EngineException.class)
                    .isThrownBy(() -> one.engine().ping(Duration.ofSeconds(1)))
                    .withMessageContaining("closed");
        }
    }

    @Test
    void aRotatedSecretIsAnotherClient() {
        try (ScriptedServer server = engine("1.45");
                Engines engines = new Engines(TIMEOUTS)) {
            try (EngineLease before = engines.lease(withSecret(server.dialer(), "old"));
                    EngineLease after = engines.lease(withSecret(server.dialer(), "new"))) {
                assertThat(before.engine()).isNotSameAs(after.engine());
                assertThat(before.engine().info()).isEqualTo(after.engine().info());
            }
        }
    }

    private static Dialer withSecret(Dialer dialer, String secret) {
        return new Dialer() {
            @Override
            public Duplex dial(Duration connectTimeout, DialTrace trace) throws IOException {
                return dialer.dial(connectTimeout, trace);
            }

            @Override
            public String description() {
                return dialer.description();
            }

            @Override
            public String fingerprint() {
                return dialer.fingerprint() + secret;
            }
        };
    }

    @Test
    void closingWaitsForTheLastLease() {
        try (ScriptedServer server = engine("1.45")) {
            Engines engines = new Engines(TIMEOUTS);
            EngineLease lease = engines.lease(server.dialer());
            engines.close();

            assertThat(lease.engine().info().version()).isEqualTo("1.45");
            assertThat(lease.engine().openConnections()).isOne();
            assertThatIllegalStateException().isThrownBy(() -> engines.lease(server.dialer()));

            lease.close();
            assertThat(lease.engine().openConnections()).isZero();
            assertThat(engines.size()).isZero();
        }
    }

    @Test
    void clientsHaveNoThreads() {
        try (Engines engines = new Engines(TIMEOUTS)) {
            for (int i = 0; i < 20; i++) {
                try (ScriptedServer server = engine("1.45");
                        EngineLease lease = engines.lease(server.dialer())) {
                    lease.engine().info();
                }
            }
            assertThat(engines.size()).isEqualTo(20);
            // The watchdog serves all of them, and ends when nothing is under way.
            assertThat(Thread.getAllStackTraces().keySet())
                    .filteredOn(thread -> thread.getName().startsWith("windflow"))
                    .hasSizeLessThanOrEqualTo(1);
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
                            .noneMatch(thread -> thread.getName().startsWith("windflow")));
        }
    }

    @Test
    void theLowerOfBothVersionsIsUsed() {
        try (ScriptedServer newer = engine("1.99");
                ScriptedServer older = engine("1.41");
                Engines engines = new Engines(TIMEOUTS);
                EngineLease toNewer = engines.lease(newer.dialer());
                EngineLease toOlder = engines.lease(older.dialer())) {
            assertThat(toNewer.engine().info().apiVersion()).isEqualTo("1.51");
            assertThat(toNewer.engine()
                            .getJson("/x", Map.of("a", "b c"))
                            .path("asked")
                            .asText())
                    .isEqualTo("/v1.51/x?a=b%20c");
            assertThat(toOlder.engine().info().apiVersion()).isEqualTo("1.41");
        }
    }

    @Test
    void tooOldAndTooNewEnginesAreRefused() {
        try (ScriptedServer old = engine("1.40");
                ScriptedServer ahead = engine(new AtomicReference<>("1.99"), "1.60");
                Engines engines = new Engines(TIMEOUTS);
                EngineLease toOld = engines.lease(old.dialer());
                EngineLease toAhead = engines.lease(ahead.dialer())) {
            assertThatExceptionOfType(EngineException.class)
                    .isThrownBy(() -> toOld.engine().info())
                    .withMessageContaining("has Docker API 1.40")
                    .withMessageContaining("needs 1.41 (Docker Engine 20.10)")
                    .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.PROTOCOL));
            assertThatExceptionOfType(EngineException.class)
                    .isThrownBy(() -> toAhead.engine().docker())
                    .withMessageContaining("needs Docker API 1.60")
                    .withMessageContaining("update Windflow");
        }
    }

    @Test
    void whatIsNoEngineIsSaidToBe() {
        try (ScriptedServer web = ScriptedServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello");
                Engines engines = new Engines(TIMEOUTS);
                EngineLease lease = engines.lease(web.dialer())) {
            assertThatExceptionOfType(EngineException.class)
                    .isThrownBy(() -> lease.engine().info())
                    .withMessageContaining("not as a Docker engine");
        }
    }

    @Test
    void anUpgradedEngineIsNegotiatedWithAgain() {
        AtomicReference<String> version = new AtomicReference<>("1.41");
        try (ScriptedServer server = engine(version, "1.24");
                Engines engines = new Engines(TIMEOUTS);
                EngineLease lease = engines.lease(server.dialer())) {
            assertThat(lease.engine().info().apiVersion()).isEqualTo("1.41");
            version.set("1.45");
            lease.engine().ping(Duration.ofSeconds(1));
            assertThat(lease.engine().info())
                    .satisfies(info -> assertThat(info.apiVersion()).isEqualTo("1.45"))
                    .satisfies(info -> assertThat(info.id()).isEqualTo("id-of-1.45"));
        }
    }

    @Test
    void aRealEngineIsOneClientForEverybody() {
        try (EngineLease one = TestEngines.any().lease();
                EngineLease two = TestEngines.any().lease()) {
            assertThat(one.engine().info()).isEqualTo(two.engine().info());
        }
    }
}
