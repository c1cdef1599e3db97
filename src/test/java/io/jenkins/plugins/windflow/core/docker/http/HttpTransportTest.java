package io.jenkins.plugins.windflow.core.docker.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.windflow.core.docker.error.EngineException;
import io.jenkins.plugins.windflow.core.docker.error.EngineException.Kind;
import io.jenkins.plugins.windflow.core.docker.error.InterruptedCallException;
import io.jenkins.plugins.windflow.testing.ScriptedServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the transport behaves when all goes well, and how it keeps its connections. */
class HttpTransportTest {
    private static final Timeouts TIMEOUTS = Timeouts.DEFAULT.atMost(Duration.ofSeconds(5));
    private static final HttpRequest GET = HttpRequest.of("GET", "/x");
    private static final HttpRequest POST = HttpRequest.of("POST", "/x");

    private final List<AutoCloseable> resources = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable resource : resources.reversed()) {
            resource.close();
        }
    }

    private ScriptedServer server(ScriptedServer.Script script) {
        ScriptedServer server = ScriptedServer.start(script);
        resources.add(server);
        return server;
    }

    private HttpTransport client(ScriptedServer server) {
        HttpTransport transport = new HttpTransport(server.dialer());
        resources.add(transport);
        return transport;
    }

    private HttpTransport client(String answer) {
        return client(server(conversation -> {
            conversation.request();
            conversation.say(answer);
        }));
    }

    private static String text(HttpAnswer answer) {
        try (answer) {
            return new String(answer.content().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError("the content throws no checked exceptions", e);
        }
    }

    @Test
    void callsShareOneConnection() {
        ScriptedServer server = server(conversation -> {
            for (int i = 0; ; i++) {
                conversation.request();
                conversation.ok("answer " + i);
            }
        });
        HttpTransport transport = client(server);

        assertThat(text(transport.read(GET, TIMEOUTS))).isEqualTo("answer 0");
        assertThat(text(transport.read(GET, TIMEOUTS))).isEqualTo("answer 1");
        transport.read(GET, TIMEOUTS).close();
        assertThat(text(transport.read(GET, TIMEOUTS))).isEqualTo("answer 3");
        assertThat(server.accepted()).isOne();
        assertThat(transport.openConnections()).isOne();
        assertThat(transport.generation()).isZero();
    }

    @Test
    void sendsWhatTheProtocolAsksFor() {
        BlockingQueue<String> seen = new LinkedBlockingQueue<>();
        HttpTransport transport = client(server(conversation -> {
            while (true) {
                seen.add(conversation.request());
                conversation.ok("");
            }
        }));

        text(transport.read(GET.withHeader("X-A", "b"), TIMEOUTS));
        text(transport.read(POST, TIMEOUTS));
        text(transport.read(
                POST.withBody(new HttpRequest.Body.Bytes("{}".getBytes(StandardCharsets.UTF_8)), "application/json"),
                TIMEOUTS));
        InputStream streamed = new ByteArrayInputStream("abc".getBytes(StandardCharsets.UTF_8));
        text(transport.read(POST.withBody(new HttpRequest.Body.Streamed(streamed), "text/plain"), TIMEOUTS));

        assertThat(seen.poll()).isEqualTo("GET /x HTTP/1.1\r\nHost: docker\r\nUser-Agent: windflow\r\nX-A: b\r\n\r\n");
        assertThat(seen.poll()).endsWith("\r\nContent-Length: 0\r\n\r\n");
        assertThat(seen.poll())
                .contains("\r\nContent-Type: application/json\r\n")
                .endsWith("\r\nContent-Length: 2\r\n\r\n{}");
        assertThat(seen.poll()).endsWith("\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n");
    }

    @Test
    void readsChunksWhateverWayTheyAreCut() {
        String answer = "HTTP/1.1 200 OK\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n"
                + "4;name=value\r\n"
                + "Wiki\r\n"
                + "6\r\n"
                + "pedia \r\n"
                + "E\r\n"
                + "in \r\n\r\n"
                + "chunks.\r\n"
                + "0\r\n"
                + "Trailer: x\r\n\r\n";
        for (int cut = 1; cut < answer.length(); cut++) {
            int at = cut;
            ScriptedServer server = ScriptedServer.start(conversation -> {
                conversation.request();
                conversation.say(answer.substring(0, at));
                Thread.sleep(1);
                conversation.say(answer.substring(at));
                conversation.request();
                conversation.ok("next");
            });
            try (server;
                    HttpTransport transport = new HttpTransport(server.dialer())) {
                assertThat(text(transport.read(GET, TIMEOUTS)))
                        .as("cut at %d", at)
                        .isEqualTo("Wikipedia in \r\n\r\nchunks.");
                assertThat(text(transport.read(GET, TIMEOUTS)))
                        .as("the next answer")
                        .isEqualTo("next");
                assertThat(server.accepted()).isOne();
            }
        }
    }

    @Test
    void answersWithoutContentEndAtOnce() {
        HttpTransport transport = client(server(conversation -> {
            conversation.request();
            conversation.say("HTTP/1.1 204 No Content\r\n\r\n");
            conversation.request();
            conversation.say("HTTP/1.1 304 Not Modified\r\nContent-Length: 10\r\n\r\n");
            conversation.request();
            conversation.say("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n");
            conversation.request();
            conversation.ok("still in step");
        }));

        assertThat(transport.read(POST, TIMEOUTS).status()).isEqualTo(204);
        assertThat(transport.read(POST, TIMEOUTS).status()).isEqualTo(304);
        assertThat(transport.read(HttpRequest.of("HEAD", "/x"), TIMEOUTS).status())
                .isEqualTo(200);
        assertThat(text(transport.read(GET, TIMEOUTS))).isEqualTo("still in step");
    }

    @Test
    void interimAnswersArePassedOver() {
        HttpTransport transport = client("HTTP/1.1 100 Continue\r\n\r\n"
                + "HTTP/1.1 103 Early Hints\r\n"
                + "Link: x\r\n\r\n"
                + "HTTP/1.1 200 OK\r\n"
                + "Content-Length: 2\r\n\r\n"
                + "ok");
        assertThat(text(transport.read(GET, TIMEOUTS))).isEqualTo("ok");
    }

    @Test
    void withoutLengthTheEndOfTheConnectionIsTheEnd() {
        HttpTransport transport = client("HTTP/1.0 200 OK\r\n\r\nall of it");
        assertThat(text(transport.read(GET, TIMEOUTS))).isEqualTo("all of it");
        assertThat(transport.openConnections()).isZero();
    }

    @Test
    void aConnectionThatTheOtherSideClosesIsNotKept() {
        HttpTransport transport = client("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok");
        assertThat(text(transport.read(GET, TIMEOUTS))).isEqualTo("ok");
        assertThat(transport.openConnections()).isZero();
    }

    @Test
    void aSmallRestIsReadAwayAndABigOneCostsTheConnection() {
        ScriptedServer server = server(conversation -> {
            conversation.request();
            conversation.ok("x".repeat(1000));
            conversation.request();
            conversation.ok("x".repeat(1_000_000));
            conversation.request();
        });
        HttpTransport transport = client(server);

        transport.read(GET, TIMEOUTS).close();
        assertThat(transport.openConnections()).isOne();
        transport.read(GET, TIMEOUTS).close();
        assertThat(transport.openConnections()).isZero();
    }

    @Test
    void aConnectionThatWasClosedMeanwhileIsReplacedEvenForAPost() throws Exception {
        ScriptedServer server = server(conversation -> {
            conversation.request();
            conversation.ok("one");
        });
        HttpTransport transport = client(server);

        text(transport.read(POST, TIMEOUTS));
        Thread.sleep(50);
        assertThat(text(transport.read(POST, TIMEOUTS))).isEqualTo("one");
        assertThat(server.accepted()).isEqualTo(2);
        assertThat(transport.generation())
                .as("the engine may be another one now")
                .isPositive();
    }

    @Test
    void onAConnectionLostDuringTheCallAGetIsRepeatedAndAPostIsNot() {
        AtomicInteger posts = new AtomicInteger();
        ScriptedServer server = server(conversation -> {
            conversation.request();
            conversation.ok("first");
            String request = conversation.request();
            if (request.startsWith("POST")) {
                posts.incrementAndGet();
            }
            // Hangs up with the second request read and not answered.
        });
        HttpTransport transport = client(server);

        text(transport.read(GET, TIMEOUTS));
        assertThat(text(transport.read(GET, TIMEOUTS))).isEqualTo("first");
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> transport.read(POST, TIMEOUTS))
                .withMessageContaining("closed the connection without an answer")
                .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.UNREACHABLE));
        assertThat(posts).hasValue(1);
    }

    @Test
    void bytesThatNobodyAskedForAreNotTakenForTheNextAnswer() throws Exception {
        ScriptedServer server = server(conversation -> {
            conversation.request();
            conversation.ok("good");
            conversation.say("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nevil");
            conversation.request();
        });
        HttpTransport transport = client(server);

        assertThat(text(transport.read(GET, TIMEOUTS))).isEqualTo("good");
        Thread.sleep(50);
        assertThat(text(transport.read(GET, TIMEOUTS))).isEqualTo("good");
        assertThat(server.accepted()).isEqualTo(2);
    }

    @Test
    void waitsForAFreeConnectionOnlySoLong() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        HttpTransport transport = client(server(conversation -> {
            conversation.request();
            release.await();
            conversation.ok("late");
        }));
        List<CompletableFuture<String>> calls = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            CompletableFuture<String> call = new CompletableFuture<>();
            Thread.ofVirtual().start(() -> call.complete(text(transport.read(GET, TIMEOUTS))));
            calls.add(call);
        }
        await().until(() -> transport.openConnections() == 8);

        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> transport.read(GET, TIMEOUTS.atMost(Duration.ofMillis(200))))
                .withMessageContaining("All 8 connections")
                .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.TIMEOUT));
        release.countDown();
        assertThat(calls)
                .allSatisfy(call ->
                        assertThat(call).succeedsWithin(Duration.ofSeconds(5)).isEqualTo("late"));
    }

    @Test
    void streamsAndWritesDoNotTakeTheConnectionsOfReads() {
        HttpTransport transport = client(server(conversation -> {
            if (conversation.request().startsWith("GET /x ")) {
                conversation.ok("read");
            } else {
                conversation.say("HTTP/1.1 200 OK\r\n\r\n");
                conversation.readAll();
            }
        }));
        List<HttpAnswer> streams = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            streams.add(transport.stream(HttpRequest.of("GET", "/stream"), TIMEOUTS.connect(), Limits.NONE));
        }
        for (int i = 0; i < 10; i++) {
            streams.add(transport.write(HttpRequest.of("POST", "/slow"), TIMEOUTS, Duration.ofSeconds(5)));
        }

        assertThat(text(transport.read(GET, TIMEOUTS))).isEqualTo("read");
        streams.forEach(HttpAnswer::close);
        await().until(() -> transport.openConnections() <= 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 101 UPGRADED\r\nConnection: Upgrade\r\nUpgrade: tcp\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Type: application/vnd.docker.raw-stream\r\n\r\n"
            })
    void anUpgradedConnectionIsRawAndHasTwoEnds(String head) throws IOException {
        HttpTransport transport = client(server(conversation -> {
            conversation.request();
            conversation.say(head + "early ");
            byte[] input = conversation.readAll();
            conversation.say("echo ");
            conversation.say(input);
        }));

        try (RawStream stream = transport.upgrade(POST, TIMEOUTS)) {
            stream.output().write("input".getBytes(StandardCharsets.UTF_8));
            stream.endOutput();
            assertThat(new String(stream.input().readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo("early echo input");
        }
        assertThat(transport.openConnections()).isZero();
    }

    @Test
    void aRefusedUpgradeGivesTheEnginesSentence() {
        HttpTransport transport =
                client("HTTP/1.1 404 Not Found\r\nContent-Length: 31\r\n\r\n{\"message\":\"No such exec: nope\"}"
                        .replace("31", "32"));
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> transport.upgrade(POST, TIMEOUTS))
                .withMessage("No such exec: nope");
        assertThat(transport.openConnections()).isZero();
    }

    @Test
    void anAnswerBeforeTheRequestIsCompleteEndsTheSending() {
        HttpTransport transport = client(server(conversation -> {
            conversation.head();
            conversation.say(
                    "HTTP/1.1 400 Bad Request\r\nContent-Length: 18\r\nConnection: close\r\n\r\ndockerfile missing");
        }));
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 'x';
            }
        };

        HttpRequest build = POST.withBody(new HttpRequest.Body.Streamed(endless), "application/x-tar");
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> transport.stream(build, TIMEOUTS.connect(), Limits.idle(Duration.ofSeconds(5))))
                .withMessage("dockerfile missing");
        assertThat(transport.openConnections()).isZero();
    }

    @Test
    void aBrokenSourceIsSaidToBeTheSource() {
        HttpTransport transport = client(server(conversation -> {
            conversation.request();
            conversation.ok("never");
        }));
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("disk on fire");
            }
        };

        HttpRequest build = POST.withBody(new HttpRequest.Body.Streamed(broken), "application/x-tar");
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> transport.stream(build, TIMEOUTS.connect(), Limits.idle(Duration.ofSeconds(5))))
                .withMessageContaining("could not be read: disk on fire");
        assertThat(transport.openConnections()).isZero();
    }

    @Test
    void aWaitingCallEndsWithItsThreadsInterruption() throws Exception {
        HttpTransport transport = client(server(conversation -> {
            conversation.request();
            conversation.readAll();
        }));
        CompletableFuture<Throwable> outcome = new CompletableFuture<>();
        Runnable call = () -> {
            try {
                transport.read(GET, TIMEOUTS);
            } catch (EngineException e) {
                outcome.complete(
                        Thread.currentThread().isInterrupted() ? e : new AssertionError("the interrupt was lost"));
            }
        };
        // A platform thread: virtual ones are interrupted in another way, which EngineTest shows.
        Thread thread = Thread.ofPlatform().start(call);
        await().until(() -> transport.openConnections() == 1);
        thread.interrupt();

        assertThat(outcome).succeedsWithin(Duration.ofSeconds(5)).isInstanceOf(InterruptedCallException.class);
        assertThat(transport.openConnections()).isZero();
    }

    @Test
    void closingTheTransportEndsWhatIsUnderWay() {
        HttpTransport transport = client(server(conversation -> {
            conversation.request();
            conversation.readAll();
        }));
        CompletableFuture<Void> call = CompletableFuture.runAsync(() -> transport.read(GET, TIMEOUTS));
        await().until(() -> transport.openConnections() == 1);

        transport.close();

        assertThat(call.handle((none, e) -> e.getCause()))
                .succeedsWithin(Duration.ofSeconds(5))
                .isInstanceOf(EngineException.class);
        assertThat(transport.openConnections()).isZero();
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> transport.read(GET, TIMEOUTS))
                .withMessageContaining("closed");
    }

    @Test
    void anotherServerNameIsAnotherEngine() {
        AtomicInteger version = new AtomicInteger(1);
        HttpTransport transport = client(server(conversation -> {
            while (true) {
                conversation.request();
                conversation.say("HTTP/1.1 200 OK\r\nServer: Docker/" + version + "\r\nContent-Length: 0\r\n\r\n");
            }
        }));
        text(transport.read(GET, TIMEOUTS));
        text(transport.read(GET, TIMEOUTS));
        assertThat(transport.generation()).isZero();

        version.set(2);
        text(transport.read(GET, TIMEOUTS));
        assertThat(transport.generation()).isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a b", "/a\r\nX: y", "a", "/ä", "/a#b", ""})
    void aPathThatWouldChangeTheRequestIsNotSent(String path) {
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> HttpRequest.of("GET", path))
                .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.BAD_REQUEST))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\r", "\n"));
    }

    @Test
    void aHeaderThatWouldChangeTheRequestIsNotSent() {
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> GET.withHeader("X", "a\r\nContent-Length: 5"))
                .withMessageContaining("header X");
        assertThatExceptionOfType(EngineException.class).isThrownBy(() -> GET.withHeader("X: y\r\nZ", "a"));
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> HttpRequest.of("GET /x HTTP/1.1\r\nA: b\r\n", "/"));
    }
}
