package io.jenkins.plugins.windflow.core.docker.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.windflow.core.docker.check.TestStep.Outcome;
import io.jenkins.plugins.windflow.core.docker.connect.Dialer;
import io.jenkins.plugins.windflow.core.docker.connect.TcpDialer;
import io.jenkins.plugins.windflow.core.docker.connect.TlsDialer;
import io.jenkins.plugins.windflow.core.docker.connect.TlsMaterial;
import io.jenkins.plugins.windflow.core.docker.connect.UnixDialer;
import io.jenkins.plugins.windflow.core.docker.http.Timeouts;
import io.jenkins.plugins.windflow.testing.EachEngine;
import io.jenkins.plugins.windflow.testing.ScriptedServer;
import io.jenkins.plugins.windflow.testing.TestCertificates;
import io.jenkins.plugins.windflow.testing.TestCertificates.Key;
import io.jenkins.plugins.windflow.testing.TestEngine;
import io.jenkins.plugins.windflow.testing.TestEngines;
import io.jenkins.plugins.windflow.testing.TlsProxy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectionTestTest {
    private static final Outcome OK = Outcome.OK;
    private static final Outcome FAILED = Outcome.FAILED;
    private static final Outcome SKIPPED = Outcome.SKIPPED;

    @TempDir
    private static Path folder;

    private static List<TestStep> run(Dialer dialer) {
        return ConnectionTest.run(dialer, Timeouts.DEFAULT.atMost(Duration.ofSeconds(2)));
    }

    /** The outcomes in the order resolve, connect, TLS, authentication, API version, permission. */
    private static void assertOutcomes(List<TestStep> steps, Outcome... outcomes) {
        assertThat(steps)
                .extracting(TestStep::name)
                .containsExactly("resolve", "connect", "TLS", "authentication", "API version", "permission");
        assertThat(steps).extracting(TestStep::outcome).containsExactly(outcomes);
        assertThat(steps).allSatisfy(step -> assertThat(step.message()).isNotEmpty());
    }

    @EachEngine
    void aGoodConnectionPassesAllSteps(TestEngine engine) {
        List<TestStep> steps = run(engine.dialer());
        assertOutcomes(steps, OK, OK, SKIPPED, OK, OK, OK);
        assertThat(steps.get(5).message()).startsWith("Docker ").endsWith("may be used");
        assertThat(steps.get(5).took()).isPositive();
    }

    @Test
    void tlsIsAStepOfItsOwn() throws IOException {
        TestCertificates ours = TestCertificates.authority(folder, "ours");
        Path server = ours.issue("server", Key.EC, "IP:127.0.0.1");
        ours.issue("client", Key.EC, "");
        String authority = Files.readString(ours.certificate());
        TlsMaterial client = TlsMaterial.ofPem(
                authority,
                Files.readString(folder.resolve("client.crt")),
                Files.readString(folder.resolve("client.key")));
        TlsMaterial noClient = TlsMaterial.ofPem(authority, null, null);

        try (TlsProxy proxy = TlsProxy.start(TestEngines.any().dialer(), server, ours.certificate())) {
            List<TestStep> good = run(new TlsDialer("127.0.0.1", proxy.port(), client));
            assertOutcomes(good, OK, OK, OK, OK, OK, OK);
            assertThat(good.get(2).message()).isEqualTo("TLSv1.3, certificate of CN=server");

            List<TestStep> refused = run(new TlsDialer("127.0.0.1", proxy.port(), noClient));
            assertOutcomes(refused, OK, OK, OK, FAILED, SKIPPED, SKIPPED);
            assertThat(refused.get(3).message()).contains("requires a client certificate");

            List<TestStep> unknown = run(new TlsDialer("127.0.0.1", proxy.port(), TlsMaterial.ofPem(null, null, null)));
            assertOutcomes(unknown, OK, OK, FAILED, SKIPPED, SKIPPED, SKIPPED);
            assertThat(unknown.get(2).message()).contains("not issued by a known authority");
        }
    }

    @Test
    void theFirstFailureIsWhereItEnds() {
        assertOutcomes(
                run(new UnixDialer(folder.resolve("none"))), FAILED, SKIPPED, SKIPPED, SKIPPED, SKIPPED, SKIPPED);
        assertOutcomes(
                run(new TcpDialer("no-such-host.invalid", 2375)), FAILED, SKIPPED, SKIPPED, SKIPPED, SKIPPED, SKIPPED);
        assertOutcomes(run(new TcpDialer("127.0.0.1", 1)), OK, FAILED, SKIPPED, SKIPPED, SKIPPED, SKIPPED);
    }

    @Test
    void whatIsNoEngineFailsAtTheApiVersion() {
        try (ScriptedServer web = ScriptedServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi");
                ScriptedServer ssh = ScriptedServer.answering("SSH-2.0-x\r\n");
                ScriptedServer silent = ScriptedServer.start(conversation -> conversation.readAll())) {
            assertOutcomes(run(web.dialer()), OK, OK, SKIPPED, OK, FAILED, SKIPPED);
            assertOutcomes(run(ssh.dialer()), OK, OK, SKIPPED, SKIPPED, FAILED, SKIPPED);
            assertOutcomes(run(silent.dialer()), OK, OK, SKIPPED, SKIPPED, FAILED, SKIPPED);
        }
    }

    @Test
    void aDeniedCallFailsAtItsStep() {
        String denied = "HTTP/1.1 403 Forbidden\r\nContent-Length: 20\r\n\r\nauthorization denied";
        try (ScriptedServer locked = ScriptedServer.answering(denied);
                ScriptedServer restricted = ScriptedServer.start(conversation -> {
                    while (true) {
                        boolean ping = conversation.request().startsWith("GET /_ping");
                        conversation.say(
                                ping ? "HTTP/1.1 200 OK\r\nApi-Version: 1.45\r\nContent-Length: 2\r\n\r\nOK" : denied);
                    }
                })) {
            assertOutcomes(run(locked.dialer()), OK, OK, SKIPPED, FAILED, SKIPPED, SKIPPED);
            List<TestStep> steps = run(restricted.dialer());
            assertOutcomes(steps, OK, OK, SKIPPED, OK, OK, FAILED);
            assertThat(steps.get(5).message()).isEqualTo("authorization denied");
        }
    }
}
