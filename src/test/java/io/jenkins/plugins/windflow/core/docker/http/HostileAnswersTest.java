package io.jenkins.plugins.windflow.core.docker.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jenkins.plugins.windflow.core.docker.error.EngineException;
import io.jenkins.plugins.windflow.core.docker.error.EngineException.Kind;
import io.jenkins.plugins.windflow.testing.ScriptedServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever comes instead of an answer ends in a clear exception within the deadline and leaves no connection open. */
@Timeout(60)
class HostileAnswersTest {
    private static final Duration LIMIT = Duration.ofMillis(400);
    private static final Timeouts TIMEOUTS = Timeouts.DEFAULT.atMost(LIMIT);
    private static final HttpRequest GET = HttpRequest.of("GET", "/containers/json");

    /** Calls, reads all, and says how it ended; the time and the connections are checked. */
    private static EngineException failure(ScriptedServer.Script script) {
        long start = System.nanoTime();
        try (ScriptedServer server = ScriptedServer.start(script);
                HttpTransport transport = new HttpTransport(server.dialer())) {
            EngineException failure = null;
            try (HttpAnswer answer = transport.read(GET, TIMEOUTS)) {
                answer.content().readAllBytes();
            } catch (EngineException e) {
                failure = e;
            } catch (IOException e) {
                throw new AssertionError("the content throws no checked exceptions", e);
            }
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LIMIT.multipliedBy(5));
            assertThat(transport.openConnections()).isLessThanOrEqualTo(failure == null ? 1 : 0);
            return failure;
        }
    }

    private static EngineException failure(String answer) {
        return failure(conversation -> {
            conversation.request();
            conversation.say(answer);
        });
    }

    static Stream<Arguments> malformedAnswers() {
        String ok = "HTTP/1.1 200 OK\r\n";
        return Stream.of(
                Arguments.of("not HTTP", "SSH-2.0-OpenSSH_9.2\r\n", "does not speak HTTP"),
                Arguments.of("control characters in the sentence", "\u0001\u001b[31mhello\r\n", "'??[31mhello'"),
                Arguments.of("HTTP/2", "HTTP/2.0 200 OK\r\n\r\n", "does not speak HTTP"),
                Arguments.of("no status", "HTTP/1.1 abc OK\r\n\r\n", "does not speak HTTP"),
                Arguments.of("status out of range", "HTTP/1.1 999 OK\r\n\r\n", "does not speak HTTP"),
                Arguments.of("TLS alert", "\u0015\u0003\u0001\u0000\u0002\u0002\u0046", "answers with TLS"),
                Arguments.of("endless status line", "HTTP/1.1 200 " + "x".repeat(100_000), "status line of more than"),
                Arguments.of("endless header line", ok + "A: " + "x".repeat(100_000), "header line of more than"),
                Arguments.of("flood of header lines", ok + "A: b\r\n".repeat(10_000), "more than 200 header fields"),
                Arguments.of("flood of header bytes", ok + ("A: " + "x".repeat(30_000) + "\r\n").repeat(10), "256 KiB"),
                Arguments.of("no colon", ok + "nonsense\r\n\r\n", "malformed header line"),
                Arguments.of("space before the colon", ok + "A : b\r\n\r\n", "malformed header line"),
                Arguments.of("folded line", ok + "A: b\r\n c\r\n\r\n", "malformed header line"),
                Arguments.of("bare carriage return", ok + "A: b\rc\r\n\r\n", "malformed header line"),
                Arguments.of(
                        "storm of interim answers", "HTTP/1.1 100 Continue\r\n\r\n".repeat(1000), "interim answers"),
                Arguments.of("unasked upgrade", "HTTP/1.1 101 UPGRADED\r\n\r\n", "without being asked"),
                Arguments.of("negative length", ok + "Content-Length: -1\r\n\r\n", "malformed Content-Length"),
                Arguments.of("hexadecimal length", ok + "Content-Length: 0x10\r\n\r\n", "malformed Content-Length"),
                Arguments.of(
                        "huge length", ok + "Content-Length: 99999999999999999999\r\n\r\n", "malformed Content-Length"),
                Arguments.of(
                        "two lengths",
                        ok + "Content-Length: 1\r\nContent-Length: 2\r\n\r\nab",
                        "malformed Content-Length"),
                Arguments.of("unknown encoding", ok + "Transfer-Encoding: gzip\r\n\r\n", "unknown transfer encoding"),
                Arguments.of(
                        "two encodings", ok + "Transfer-Encoding: gzip, chunked\r\n\r\n", "unknown transfer encoding"),
                Arguments.of("no chunk size", ok + "Transfer-Encoding: chunked\r\n\r\nxyz\r\n", "malformed chunk size"),
                Arguments.of(
                        "negative chunk size", ok + "Transfer-Encoding: chunked\r\n\r\n-5\r\n", "malformed chunk size"),
                Arguments.of(
                        "huge chunk size",
                        ok + "Transfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n",
                        "malformed chunk size"),
                Arguments.of("chunk too long", ok + "Transfer-Encoding: chunked\r\n\r\n2\r\nabc\r\n0\r\n\r\n", "chunk"),
                Arguments.of(
                        "endless chunk extension",
                        ok + "Transfer-Encoding: chunked\r\n\r\n2;" + "x".repeat(100_000),
                        "chunk size of more than"),
                Arguments.of(
                        "flood of trailers",
                        ok + "Transfer-Encoding: chunked\r\n\r\n0\r\n" + "A: b\r\n".repeat(1000),
                        "trailers"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("malformedAnswers")
    void malformedAnswersAreSaidToBe(String name, String answer, String sentence) {
        assertThat(failure(answer))
                .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.PROTOCOL))
                .hasMessageContaining(sentence)
                .hasMessageStartingWith("unix://")
                .hasMessageEndingWith(".");
    }

    @Test
    void everyTruncationIsAnError() {
        String fixed = "HTTP/1.1 200 OK\r\nContent-Length: 12\r\n\r\nHello World!";
        String chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nHello\r\n7\r\n World!\r\n0\r\n\r\n";
        for (String whole : new String[] {fixed, chunked}) {
            for (int length = 0; length < whole.length(); length++) {
                EngineException failure = failure(whole.substring(0, length));
                assertThat(failure)
                        .as("the first %d bytes of %s", length, whole)
                        .isNotNull();
                assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
                assertThat(failure).hasMessageContaining("closed the connection");
            }
            assertThat(failure(whole)).isNull();
        }
    }

    @Test
    void silenceEndsAtTheDeadline() {
        assertThat(failure(conversation -> {
                    conversation.request();
                    conversation.readAll();
                }))
                .hasMessageContaining("did not answer within 400 ms")
                .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.TIMEOUT));
    }

    @Test
    void silenceInTheMiddleEndsAtTheDeadline() {
        assertThat(failure(conversation -> {
                    conversation.request();
                    conversation.say("HTTP/1.1 200 OK\r\nContent-Length: 12\r\n\r\nHello");
                    conversation.readAll();
                }))
                .hasMessageContaining("stopped in the middle of its answer")
                .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.TIMEOUT));
    }

    @Test
    void aSlowDripEndsAtTheDeadlineOfTheWholeCall() {
        assertThat(failure(conversation -> {
                    conversation.request();
                    conversation.say("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n");
                    for (int i = 0; i < 1000; i++) {
                        conversation.say("x");
                        Thread.sleep(20);
                    }
                }))
                .hasMessageContaining("stopped in the middle")
                .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.TIMEOUT));
    }

    @Test
    void anEngineThatTakesNothingEndsAtTheDeadline() {
        HttpRequest big = HttpRequest.of("POST", "/x")
                .withBody(new HttpRequest.Body.Bytes(new byte[16 * 1024 * 1024]), "text/plain");
        try (ScriptedServer server = ScriptedServer.start(conversation -> Thread.sleep(5000));
                HttpTransport transport = new HttpTransport(server.dialer())) {
            assertThatExceptionOfType(EngineException.class)
                    .isThrownBy(() -> transport.read(big, TIMEOUTS))
                    .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.TIMEOUT));
            assertThat(transport.openConnections()).isZero();
        }
    }

    @Test
    void randomBytesNeverHangNorLeak() {
        Random random = new Random(20260724);
        for (int i = 0; i < 300; i++) {
            byte[] garbage = new byte[random.nextInt(300)];
            random.nextBytes(garbage);
            assertThat(failure(conversation -> {
                        conversation.request();
                        conversation.say(garbage);
                    }))
                    .isNotNull();
        }
    }

    @Test
    void mutatedAnswersEndInTimeWithAnAnswerOrAnException() {
        byte[] good = ("HTTP/1.1 200 OK\r\nApi-Version: 1.45\r\nTransfer-Encoding: chunked\r\n\r\n"
                        + "5\r\nHello\r\n7\r\n World!\r\n0\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
        Random random = new Random(1);
        int failures = 0;
        for (int i = 0; i < 500; i++) {
            byte[] bad = good.clone();
            for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
                bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
            }
            EngineException failure = failure(conversation -> {
                conversation.request();
                conversation.say(bad);
            });
            failures += failure == null ? 0 : 1;
        }
        assertThat(failures).isBetween(100, 499);
    }
}
