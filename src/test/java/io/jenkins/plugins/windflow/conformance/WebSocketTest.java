package io.jenkins.plugins.windflow.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import hudson.model.InvisibleAction;
import hudson.model.RootAction;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import jenkins.model.Jenkins;
import jenkins.websocket.WebSocketSession;
import jenkins.websocket.WebSockets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestExtension;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.verb.GET;

/** Connections that carry messages both ways, as terminals and agents need them. */
@WithJenkins
@Timeout(60)
class WebSocketTest {
    private static final int LARGEST = 64 * 1024;

    @BeforeEach
    void forget() {
        Socket.seen.clear();
    }

    @Test
    void messagesGoBothWaysInTheirOrder(JenkinsRule j) throws Exception {
        assertThat(WebSockets.isSupported()).isTrue();
        try (Peer peer = Peer.connect(j, "socket/echo")) {
            for (int i = 1; i <= 200; i++) {
                peer.text("text " + i);
                peer.binary(("bytes " + i).getBytes(StandardCharsets.UTF_8));
            }
            await().until(() -> peer.got.size() == 400);
            for (int i = 1; i <= 200; i++) {
                assertThat(peer.got.get(2 * i - 2)).isEqualTo("text " + i);
                assertThat(peer.got.get(2 * i - 1)).isEqualTo("[bytes " + i + "]");
            }
        }
        await().untilAsserted(() -> assertThat(Socket.seen).endsWith("closed 1000 bye"));
    }

    @Test
    void aMessageHasAtMost64KiB(JenkinsRule j) throws Exception {
        try (Peer peer = Peer.connect(j, "socket/echo")) {
            peer.binary(new byte[LARGEST]);
            await().until(() -> peer.got.size() == 1);
            peer.binary(new byte[LARGEST + 1]);
            await().untilAsserted(() -> assertThat(peer.closed).isEqualTo(1009));
        }
        assertThat(Socket.seen)
                .contains("error org.eclipse.jetty.ee9.websocket.api.exceptions.MessageTooLargeException");
    }

    @Test
    void whatIsSentHasNoLimit(JenkinsRule j) throws Exception {
        try (Peer peer = Peer.connect(j, "socket/echo")) {
            peer.text("large");
            await().untilAsserted(() -> assertThat(peer.bytes).isEqualTo(1_000_000));
        }
    }

    @Test
    void callbacksAreNobodys(JenkinsRule j) throws Exception {
        j.jenkins.setSecurityRealm(j.createDummySecurityRealm());
        try (Peer peer = Peer.connect(j, "socket/echo", Http.basic(j, "alice", "alice"))) {
            peer.text("who");
            await().until(() -> peer.got.contains("anonymous"));
        }
        assertThat(Socket.seen).contains("upgrade alice", "opened anonymous");
    }

    @Test
    void oneThatWaitsHoldsNobodyElseUp(JenkinsRule j) throws Exception {
        try (Peer blocked = Peer.connect(j, "socket/echo");
                Peer other = Peer.connect(j, "socket/echo")) {
            Socket.gate = new CountDownLatch(1);
            blocked.text("wait");
            blocked.text("after");
            other.text("beside");
            await().until(() -> other.got.contains("beside"));
            assertThat(blocked.got).isEmpty();
            Socket.gate.countDown();
            await().until(() -> blocked.got.equals(List.of("waited", "after")));
        }
    }

    @Test
    void aPeerThatVanishesIsToldTwice(JenkinsRule j) throws Exception {
        Peer peer = Peer.connect(j, "socket/echo");
        peer.socket.abort();
        await().untilAsserted(() -> assertThat(Socket.seen)
                .contains("closed 0 java.nio.channels.ClosedChannelException")
                .anyMatch(line -> line.startsWith("closed 1006")));
    }

    @Test
    void whatATextThrowsEndsTheConnectionButForIo(JenkinsRule j) throws Exception {
        try (Peer peer = Peer.connect(j, "socket/echo")) {
            peer.text("io");
            peer.text("still here");
            await().until(() -> peer.got.contains("still here"));
            assertThat(Socket.seen).contains("error java.io.IOException");
            peer.text("runtime");
            await().untilAsserted(() -> assertThat(peer.closed).isEqualTo(1011));
        }
    }

    @Test
    void theServerMayClose(JenkinsRule j) throws Exception {
        try (Peer peer = Peer.connect(j, "socket/echo")) {
            peer.text("close");
            await().untilAsserted(() -> assertThat(peer.closed).isPositive());
        }
    }

    @Test
    void anOrdinaryRequestIsRefused(JenkinsRule j) throws Exception {
        assertThat(Http.anonymous(j).get("socket/echo").statusCode()).isEqualTo(400);
    }

    @Test
    void theWebMethodDecidesBeforeTheUpgrade(JenkinsRule j) {
        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(() -> Peer.connect(j, "socket/refused"))
                .havingCause()
                .isInstanceOfSatisfying(
                        WebSocketHandshakeException.class,
                        e -> assertThat(e.getResponse().statusCode()).isEqualTo(404));
    }

    /** The other end. */
    private static final class Peer implements WebSocket.Listener, AutoCloseable {
        private final List<String> got = new CopyOnWriteArrayList<>();
        private final StringBuilder text = new StringBuilder();
        private volatile int bytes;
        private volatile int closed;
        private WebSocket socket;

        static Peer connect(JenkinsRule j, String path) throws Exception {
            return connect(j, path, Http.anonymous(j));
        }

        static Peer connect(JenkinsRule j, String path, Http http) throws Exception {
            URI address = j.getURL().toURI().resolve(path);
            Peer peer = new Peer();
            WebSocket.Builder builder = HttpClient.newHttpClient().newWebSocketBuilder();
            http.request(path)
                    .build()
                    .headers()
                    .firstValue("Authorization")
                    .ifPresent(value -> builder.header("Authorization", value));
            peer.socket = builder.buildAsync(URI.create(address.toString().replaceFirst("^http", "ws")), peer)
                    .join();
            return peer;
        }

        void text(String message) {
            socket.sendText(message, true).join();
        }

        void binary(byte[] message) {
            socket.sendBinary(ByteBuffer.wrap(message), true).join();
        }

        @Override
        public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                got.add(text.toString());
                text.setLength(0);
            }
            webSocket.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onBinary(WebSocket webSocket, ByteBuffer data, boolean last) {
            bytes += data.remaining();
            if (last) {
                got.add("[" + StandardCharsets.UTF_8.decode(data) + "]");
            }
            webSocket.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
            closed = statusCode;
            return null;
        }

        @Override
        public void close() throws Exception {
            if (!socket.isOutputClosed()) {
                socket.sendClose(WebSocket.NORMAL_CLOSURE, "bye").get(10, TimeUnit.SECONDS);
            }
        }
    }

    /** Sends back what it gets, and notes what it is told. */
    private static final class Socket extends WebSocketSession {
        private static final List<String> seen = new CopyOnWriteArrayList<>();
        private static volatile CountDownLatch gate = new CountDownLatch(0);

        @Override
        protected void opened() {
            seen.add("opened " + Jenkins.getAuthentication2().getName());
        }

        @Override
        protected void text(String message) throws IOException {
            switch (message) {
                case "who" -> sendText(Jenkins.getAuthentication2().getName());
                case "large" -> sendBinary(ByteBuffer.allocate(1_000_000));
                case "io" -> throw new IOException("no");
                case "runtime" -> throw new IllegalStateException("no");
                case "close" -> close();
                case "wait" -> {
                    awaitGate();
                    sendText("waited");
                }
                default -> sendText(message);
            }
        }

        private static void awaitGate() throws IOException {
            try {
                if (!gate.await(20, TimeUnit.SECONDS)) {
                    throw new IOException("nobody opened the gate");
                }
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }

        @Override
        protected void binary(byte[] payload, int offset, int len) throws IOException {
            Future<Void> sent = sendBinary(ByteBuffer.wrap(payload, offset, len));
            try {
                sent.get(10, TimeUnit.SECONDS);
            } catch (Exception e) {
                throw new IOException(e);
            }
        }

        @Override
        protected void closed(int statusCode, String reason) {
            seen.add("closed " + statusCode + " " + reason);
        }

        @Override
        protected void error(Throwable cause) {
            seen.add("error " + cause.getClass().getName());
        }
    }

    @TestExtension
    public static class Endpoint extends InvisibleAction implements RootAction {
        @Override
        public String getUrlName() {
            return "socket";
        }

        @GET
        public HttpResponse doEcho() {
            Socket.seen.add("upgrade " + Jenkins.getAuthentication2().getName());
            return WebSockets.upgrade(new Socket());
        }

        @GET
        public HttpResponse doRefused() {
            return org.kohsuke.stapler.HttpResponses.status(404);
        }
    }
}
