package io.jenkins.plugins.windflow.core.docker.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.jenkins.plugins.windflow.core.docker.error.EngineException.Kind;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedByInterruptException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TcpDialerTest {
    private static final Duration LIMIT = Duration.ofMillis(700);

    private static void assertFails(TcpDialer dialer, DialStep step, Kind kind, String sentence) {
        long start = System.nanoTime();
        assertThatExceptionOfType(DialException.class)
                .isThrownBy(() -> dialer.dial(LIMIT))
                .withMessageContaining(sentence)
                .withMessageContaining(dialer.description())
                .satisfies(e -> assertThat(e.step()).isEqualTo(step))
                .satisfies(e -> assertThat(e.kind()).isEqualTo(kind));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LIMIT.multipliedBy(3));
    }

    @Test
    void reachesAServer() throws Exception {
        List<String> passed = new ArrayList<>();
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Duplex duplex = new TcpDialer("localhost", server.getLocalPort())
                        .dial(LIMIT, (step, detail) -> passed.add(step + " " + detail));
                Socket peer = server.accept()) {
            duplex.out().write("hello".getBytes());
            duplex.shutdownOutput();
            assertThat(peer.getInputStream().readAllBytes()).isEqualTo("hello".getBytes());
            peer.getOutputStream().write("bye".getBytes());
            peer.close();
            assertThat(duplex.in().readAllBytes()).isEqualTo("bye".getBytes());
            assertThat(passed)
                    .hasSize(2)
                    .element(1)
                    .asString()
                    .startsWith("CONNECT connected to 127.0.0.1 port " + server.getLocalPort());
        }
    }

    @Test
    void saysWhyThereIsNoConnection() throws Exception {
        int closed;
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = server.getLocalPort();
        }
        assertFails(new TcpDialer("127.0.0.1", closed), DialStep.CONNECT, Kind.UNREACHABLE, "refused the connection");
        assertFails(
                new TcpDialer("no-such-host.invalid", 2375),
                DialStep.RESOLVE,
                Kind.UNREACHABLE,
                "'no-such-host.invalid'");
    }

    @Test
    void aHostThatDoesNotAnswerEndsAtTheDeadline() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            List<Socket> queue = new ArrayList<>();
            try {
                // With its queue full, the system drops further attempts, as a firewall would.
                for (int i = 0; i < 3; i++) {
                    Socket socket = new Socket();
                    queue.add(socket);
                    fill(socket, server);
                }
                assertFails(
                        new TcpDialer("127.0.0.1", server.getLocalPort()),
                        DialStep.CONNECT,
                        Kind.TIMEOUT,
                        "did not answer within 700 ms");
            } finally {
                for (Socket socket : queue) {
                    socket.close();
                }
            }
        }
    }

    private static void fill(Socket socket, ServerSocket server) throws Exception {
        try {
            socket.connect(server.getLocalSocketAddress(), 200);
        } catch (SocketTimeoutException e) {
            assertThat(e).as("the queue is full, as it should be").isNotNull();
        }
    }

    @Test
    void anInterruptedConnectEnds() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(server.isBound()).isTrue();
            Thread.currentThread().interrupt();
            assertThatExceptionOfType(ClosedByInterruptException.class)
                    .isThrownBy(() -> new TcpDialer("127.0.0.1", server.getLocalPort()).dial(LIMIT));
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void addressesAreCheckedAndShown() {
        assertThatIllegalArgumentException().isThrownBy(() -> new TcpDialer(" ", 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new TcpDialer("h", 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new TcpDialer("h", 65536));
        assertThat(new TcpDialer("::1", 2375).description()).isEqualTo("tcp://[::1]:2375");
        assertThat(new TcpDialer("h", 2375).fingerprint()).isNotEqualTo(new TcpDialer("h", 2376).fingerprint());
    }
}
