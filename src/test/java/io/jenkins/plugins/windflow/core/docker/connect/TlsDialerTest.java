package io.jenkins.plugins.windflow.core.docker.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jenkins.plugins.windflow.core.docker.error.EngineException;
import io.jenkins.plugins.windflow.core.docker.error.EngineException.Kind;
import io.jenkins.plugins.windflow.core.docker.http.HttpAnswer;
import io.jenkins.plugins.windflow.core.docker.http.HttpRequest;
import io.jenkins.plugins.windflow.core.docker.http.HttpTransport;
import io.jenkins.plugins.windflow.core.docker.http.Timeouts;
import io.jenkins.plugins.windflow.testing.ScriptedServer;
import io.jenkins.plugins.windflow.testing.TestCertificates;
import io.jenkins.plugins.windflow.testing.TestCertificates.Key;
import io.jenkins.plugins.windflow.testing.TestEngines;
import io.jenkins.plugins.windflow.testing.TlsProxy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is let in and who is not, against real engines behind TLS. */
class TlsDialerTest {
    private static final Timeouts TIMEOUTS = Timeouts.DEFAULT.atMost(Duration.ofSeconds(10));
    private static final String LOCALHOST = "IP:127.0.0.1,DNS:localhost";

    @TempDir
    private static Path folder;

    private static Path server;
    private static Path authority;

    @BeforeAll
    static void makeCertificates() {
        TestCertificates ours = TestCertificates.authority(folder, "ours");
        authority = ours.certificate();
        server = ours.issue("server", Key.EC, LOCALHOST);
        ours.issue("elsewhere", Key.EC, "DNS:elsewhere.example.com");
        ours.issueExpired("expired-server", LOCALHOST);
        ours.issueExpired("expired-client", "");
        ours.issue("rsa", Key.RSA, "");
        ours.openssl("rsa", "-traditional", "-in", "rsa.key", "-out", "rsa.pkcs1");
        ours.issue("ec", Key.EC, "");
        ours.openssl("ec", "-in", "ec.key", "-out", "ec.sec1");
        ours.issue("ed", Key.ED25519, "");
        TestCertificates others = TestCertificates.authority(folder, "others");
        others.issue("stranger", Key.EC, LOCALHOST);
    }

    private static String text(String file) throws IOException {
        return Files.readString(folder.resolve(file));
    }

    private static TlsMaterial client(String certificate, String key) throws IOException {
        return TlsMaterial.ofPem(text("ours.crt"), text(certificate), text(key));
    }

    private static TlsMaterial noClient() throws IOException {
        return TlsMaterial.ofPem(text("ours.crt"), null, null);
    }

    private static TlsProxy engine(Path certificate, Path clientAuthority, String... protocols) {
        return TlsProxy.start(TestEngines.any().dialer(), certificate, clientAuthority, protocols);
    }

    private static String ping(Dialer dialer) {
        try (HttpTransport transport = new HttpTransport(dialer)) {
            for (int i = 0; i < 2; i++) {
                try (HttpAnswer answer = transport.read(HttpRequest.of("GET", "/_ping"), TIMEOUTS)) {
                    assertThat(new String(answer.content().readAllBytes(), StandardCharsets.UTF_8))
                            .isEqualTo("OK");
                    assertThat(transport.openConnections())
                            .as("the connection is kept and used again")
                            .isOne();
                }
            }
            return "OK";
        } catch (IOException e) {
            throw new AssertionError("the content throws no checked exceptions", e);
        }
    }

    private static void assertRefused(Dialer dialer, String... sentences) {
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> ping(dialer))
                .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.TLS))
                .satisfies(e -> assertThat(e.getMessage())
                        .contains(sentences)
                        .startsWith("The certificate of tcp://")
                        .doesNotContain("Exception"));
    }

    private static void assertNotLetIn(Dialer dialer, String... sentences) {
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> ping(dialer))
                .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.TLS))
                .satisfies(e -> assertThat(e.getMessage())
                        .contains(sentences)
                        .startsWith("tcp://")
                        .doesNotContain("Exception"));
    }

    @ParameterizedTest
    @CsvSource({"rsa.crt,rsa.key", "rsa.crt,rsa.pkcs1", "ec.crt,ec.key", "ec.crt,ec.sec1", "ed.crt,ed.key"})
    void isLetInWithEveryKindOfKey(String certificate, String key) throws IOException {
        try (TlsProxy proxy = engine(server, authority)) {
            assertThat(ping(new TlsDialer("127.0.0.1", proxy.port(), client(certificate, key))))
                    .isEqualTo("OK");
            assertThat(ping(new TlsDialer("localhost", proxy.port(), client(certificate, key))))
                    .isEqualTo("OK");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void isLetInWithEveryVersion(String protocol) throws IOException {
        try (TlsProxy mutual = engine(server, authority, protocol);
                TlsProxy oneSided = engine(server, null, protocol)) {
            assertThat(ping(new TlsDialer("127.0.0.1", mutual.port(), client("rsa.crt", "rsa.key"))))
                    .isEqualTo("OK");
            assertThat(ping(new TlsDialer("127.0.0.1", oneSided.port(), noClient())))
                    .isEqualTo("OK");
        }
    }

    @Test
    void aWrongHostNameIsRefused() throws IOException {
        try (TlsProxy proxy = engine(folder.resolve("elsewhere.crt"), null)) {
            assertRefused(new TlsDialer("127.0.0.1", proxy.port(), noClient()), "does not carry the name '127.0.0.1'");
            assertRefused(new TlsDialer("localhost", proxy.port(), noClient()), "does not carry the name 'localhost'");
        }
    }

    @Test
    void anExpiredServerIsRefused() throws IOException {
        try (TlsProxy proxy = engine(folder.resolve("expired-server.crt"), null)) {
            assertRefused(new TlsDialer("127.0.0.1", proxy.port(), noClient()), "has expired");
        }
    }

    @Test
    void anUnknownAuthorityIsRefused() throws IOException {
        try (TlsProxy proxy = engine(folder.resolve("stranger.crt"), null);
                TlsProxy good = engine(server, null)) {
            assertRefused(new TlsDialer("127.0.0.1", proxy.port(), noClient()), "not issued by a known authority");
            assertRefused(
                    new TlsDialer("127.0.0.1", good.port(), TlsMaterial.ofPem(null, null, null)),
                    "not issued by a known authority");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void aMissingClientCertificateIsSaidToBe(String protocol) throws IOException {
        try (TlsProxy proxy = engine(server, authority, protocol)) {
            for (int i = 0; i < 20; i++) {
                assertNotLetIn(new TlsDialer("127.0.0.1", proxy.port(), noClient()), "requires a client certificate");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void aClientCertificateThatIsNotAcceptedIsSaidToBe(String protocol) throws IOException {
        try (TlsProxy proxy = engine(server, authority, protocol)) {
            assertNotLetIn(
                    new TlsDialer("127.0.0.1", proxy.port(), client("stranger.crt", "stranger.key")),
                    "does not accept our client certificate");
            assertNotLetIn(
                    new TlsDialer("127.0.0.1", proxy.port(), client("expired-client.crt", "expired-client.key")),
                    "does not accept our client certificate");
        }
    }

    @Test
    void plainTextIsSaidToBe() throws IOException {
        try (ServerSocket plain = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> {
                try (var socket = plain.accept()) {
                    socket.getOutputStream()
                            .write("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n"
                                    .getBytes(StandardCharsets.UTF_8));
                    socket.getInputStream().readNBytes(10);
                } catch (IOException e) {
                    // The client has hung up, as it should.
                }
            });
            assertNotLetIn(new TlsDialer("127.0.0.1", plain.getLocalPort(), noClient()), "answers without TLS");
        }
    }

    @Test
    void aServerThatDoesNotShakeHandsEndsAtTheDeadline() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            assertThatExceptionOfType(DialException.class)
                    .isThrownBy(() ->
                            new TlsDialer("127.0.0.1", silent.getLocalPort(), noClient()).dial(Duration.ofMillis(500)))
                    .withMessageContaining("did not finish the TLS handshake within 500 ms")
                    .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.TIMEOUT));
        }
    }

    @Test
    void plainHttpToATlsPortIsSaidToBe() {
        try (TlsProxy proxy = engine(server, null)) {
            assertThatExceptionOfType(EngineException.class)
                    .isThrownBy(() -> ping(new TcpDialer("127.0.0.1", proxy.port())))
                    .withMessageContaining("answers with TLS; use a TLS connection");
        }
    }

    @Test
    void theEndOfOneSideIsPassedOn() throws IOException {
        // With TLS 1.2 too; but there Java's server, unlike an engine, closes both sides.
        try (ScriptedServer echo = ScriptedServer.start(conversation -> conversation.say(conversation.readAll()));
                TlsProxy proxy = TlsProxy.start(echo.dialer(), server, null, "TLSv1.3");
                Duplex duplex = new TlsDialer("127.0.0.1", proxy.port(), noClient()).dial(Duration.ofSeconds(5))) {
            duplex.out().write("until the end".getBytes(StandardCharsets.UTF_8));
            duplex.shutdownOutput();
            assertThat(new String(duplex.in().readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo("until the end");
        }
    }

    @Test
    void closingEndsAReaderAtOnce() throws Exception {
        try (ScriptedServer silent = ScriptedServer.start(conversation -> conversation.readAll());
                TlsProxy proxy = TlsProxy.start(silent.dialer(), server, null);
                Duplex duplex = new TlsDialer("127.0.0.1", proxy.port(), noClient()).dial(Duration.ofSeconds(5))) {
            Thread reader = Thread.ofVirtual().start(() -> {
                try {
                    duplex.in().read();
                } catch (IOException e) {
                    // What it ends with does not matter here.
                }
            });
            Thread.sleep(100);
            duplex.close();
            assertThat(reader.join(Duration.ofSeconds(2))).isTrue();
        }
    }
}
