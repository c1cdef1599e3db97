package io.jenkins.plugins.windflow.core.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.exception.NotModifiedException;
import io.jenkins.plugins.windflow.core.docker.EngineInfo.Product;
import io.jenkins.plugins.windflow.core.docker.error.EngineException;
import io.jenkins.plugins.windflow.core.docker.error.EngineException.Kind;
import io.jenkins.plugins.windflow.core.docker.error.InterruptedCallException;
import io.jenkins.plugins.windflow.core.docker.stream.Frame;
import io.jenkins.plugins.windflow.core.docker.stream.JsonStream;
import io.jenkins.plugins.windflow.core.docker.stream.LogLine;
import io.jenkins.plugins.windflow.core.docker.stream.LogStream;
import io.jenkins.plugins.windflow.testing.EachEngine;
import io.jenkins.plugins.windflow.testing.TestEngine;
import io.jenkins.plugins.windflow.testing.TestEngines;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.AfterEach;

/** Everything an {@link Engine} offers, against real engines. */
class EngineTest {
    private final Engines engines = new Engines();

    @AfterEach
    void onlyIdleControlConnectionsAreLeftOpen() {
        // One for reads and one for writes: no test makes two of either at the same time.
        await().untilAsserted(() -> assertThat(engines.openConnections()).isLessThanOrEqualTo(2));
        engines.close();
    }

    private Engine engine(TestEngine testEngine) {
        // The lease ends with the test's own Engines, which closes the client.
        try (EngineLease lease = engines.lease(testEngine.dialer())) {
            return lease.engine();
        }
    }

    @EachEngine
    void knowsWhoAnswers(TestEngine testEngine) {
        EngineInfo info = engine(testEngine).info();

        assertThat(info.product()).isEqualTo(Product.DOCKER);
        assertThat(info.version()).isNotEmpty();
        assertThat(info.os()).isEqualTo("linux");
        assertThat(info.id())
                .isEqualTo(
                        engine(testEngine).getJson("/info", Map.of()).path("ID").asText())
                .isNotEmpty();
        assertThat(ApiVersion.of(info.apiVersion())).isBetween(ApiVersion.OLDEST, ApiVersion.NEWEST);
        assertThat(info.apiAtLeast("1.41")).isTrue();
        assertThat(info.apiAtLeast("9.0")).isFalse();
    }

    @EachEngine
    void answersRawAndThroughDockerJavaOverOneConnection(TestEngine testEngine) {
        Engine engine = engine(testEngine);
        String id = testEngine.run("sleep", "600");

        JsonNode raw = engine.getJson(EnginePath.of("containers", id, "json"), Map.of());
        assertThat(engine.docker().inspectContainerCmd(id).exec().getName())
                .isEqualTo(raw.path("Name").asText());
        assertThat(engine.docker().listContainersCmd().exec())
                .anyMatch(container -> container.getId().equals(id));
        assertThat(engine.openConnections()).isOne();
    }

    @EachEngine
    void givesTheEnginesOwnSentence(TestEngine testEngine) {
        Engine engine = engine(testEngine);

        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> engine.getJson(EnginePath.of("containers", "nope", "json"), Map.of()))
                .withMessage("No such container: nope")
                .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.NOT_FOUND))
                .satisfies(e -> assertThat(e.status()).isEqualTo(404));
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> engine.docker().startContainerCmd("nope").exec())
                .withMessage("No such container: nope");
    }

    @EachEngine
    void startOfAStartedContainerIsNotModified(TestEngine testEngine) {
        String id = testEngine.run("sleep", "600");
        Engine engine = engine(testEngine);

        assertThatThrownBy(() -> engine.docker().startContainerCmd(id).exec()).isInstanceOf(NotModifiedException.class);
        assertThat(engine.postJson(EnginePath.of("containers", id, "start"), Map.of(), null)
                        .isMissingNode())
                .isTrue();
    }

    @EachEngine
    void execPassesTheEndOfInputOn(TestEngine testEngine) throws IOException {
        String container = testEngine.run("sleep", "600");
        ExecCommand command =
                ExecCommand.of("sh", "-c", "cat; echo done >&2; exit 5").withInput();

        try (ExecSession session = engine(testEngine).exec(container, command)) {
            session.stdin().write("grüße\n".getBytes(StandardCharsets.UTF_8));
            session.closeStdin();
            assertThat(output(session, Frame.Source.STDOUT)).isEqualTo("grüße\n");
            assertThat(session.exitCode()).isEqualTo(5);
        }
    }

    @EachEngine
    void execCarriesMegabytesBothWays(TestEngine testEngine) throws Exception {
        String container = testEngine.run("sleep", "600");
        byte[] sent = new byte[8 * 1024 * 1024];
        new Random(7).nextBytes(sent);

        try (ExecSession session =
                engine(testEngine).exec(container, ExecCommand.of("cat").withInput())) {
            CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> {
                try {
                    session.stdin().write(sent);
                    session.closeStdin();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            ByteArrayOutputStream received = new ByteArrayOutputStream();
            for (Frame frame = session.next(); frame != null; frame = session.next()) {
                received.writeBytes(frame.content());
            }
            writer.get();
            assertThat(received.toByteArray()).isEqualTo(sent);
            assertThat(session.exitCode()).isZero();
        }
    }

    @EachEngine
    void execWithTerminalHasASize(TestEngine testEngine) throws IOException {
        String container = testEngine.run("sleep", "600");

        try (ExecSession session = engine(testEngine)
                .exec(
                        container,
                        ExecCommand.of("sh", "-c", "read x; stty size; tty").withTerminal())) {
            session.resize(33, 101);
            session.stdin().write("go\n".getBytes(StandardCharsets.UTF_8));
            assertThat(output(session, Frame.Source.STDOUT)).contains("33 101").contains("/dev/pts/");
            assertThat(session.exitCode()).isZero();
        }
    }

    @EachEngine
    void execInNoContainerIsNotFound(TestEngine testEngine) {
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> engine(testEngine).exec("nope", ExecCommand.of("true")))
                .withMessage("No such container: nope");
    }

    private static String output(ExecSession session, Frame.Source source) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (Frame frame = session.next(); frame != null; frame = session.next()) {
            if (frame.source() == source) {
                bytes.writeBytes(frame.content());
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @EachEngine
    void readsLogsWithSourceAndTime(TestEngine testEngine) {
        Instant before = Instant.now().minusSeconds(60);
        String container = testEngine.run("sh", "-c", "echo one; echo; echo two >&2; printf rest");
        Engine engine = engine(testEngine);
        assertThat(engine.waitFor(container)).isZero();

        List<LogLine> lines = new ArrayList<>();
        try (LogStream logs = engine.logs(container, LogQuery.all())) {
            for (LogLine line = logs.next(); line != null; line = logs.next()) {
                lines.add(line);
            }
        }

        assertThat(lines)
                .filteredOn(line -> line.source() == Frame.Source.STDOUT)
                .extracting(LogLine::text)
                .containsExactly("one", "", "rest");
        assertThat(lines)
                .filteredOn(line -> line.source() == Frame.Source.STDERR)
                .extracting(LogLine::text)
                .containsExactly("two");
        assertThat(lines).allSatisfy(line -> assertThat(line.time()).isAfter(before));
    }

    @EachEngine
    void readsTheLogOfATerminalRaw(TestEngine testEngine) {
        String container = testEngine.run(config -> config.put("Tty", true), "sh", "-c", "echo one; echo two >&2");
        Engine engine = engine(testEngine);
        engine.waitFor(container);

        try (LogStream logs = engine.logs(container, LogQuery.last(10))) {
            assertThat(logs.next().text()).isEqualTo("one");
            assertThat(logs.next().text()).isEqualTo("two");
            assertThat(logs.next()).isNull();
        }
    }

    @EachEngine
    void followedLogsLeaveControlCallsAlone(TestEngine testEngine) {
        String container = testEngine.run("sh", "-c", "echo started; sleep 600");
        Engine engine = engine(testEngine);
        List<LogStream> streams = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            LogStream stream = engine.logs(container, LogQuery.all().followed());
            streams.add(stream);
            assertThat(stream.next().text()).isEqualTo("started");
        }

        assertThat(engine.getJson("/containers/json", Map.of()).isArray()).isTrue();
        assertThat(engine.openConnections()).isEqualTo(31);

        streams.forEach(LogStream::close);
        await().untilAsserted(() -> assertThat(engine.openConnections()).isOne());
    }

    @EachEngine
    void closingAStreamEndsItsReader(TestEngine testEngine) {
        String container = testEngine.run("sleep", "600");
        LogStream stream = engine(testEngine).logs(container, LogQuery.all().followed());
        CompletableFuture<LogLine> reader = CompletableFuture.supplyAsync(stream::next);

        stream.close();

        await().atMost(Duration.ofSeconds(5)).until(reader::isDone);
        assertThat(reader.handle((line, e) -> e))
                .succeedsWithin(Duration.ofSeconds(1))
                .satisfies(e -> assertThat(e).hasRootCauseInstanceOf(ClosedChannelException.class));
    }

    @EachEngine
    void waitsForTheExitCode(TestEngine testEngine) {
        assertThat(engine(testEngine).waitFor(testEngine.run("sh", "-c", "sleep 0.3; exit 7")))
                .isEqualTo(7);
    }

    @EachEngine
    void copiesArchivesUpAndDown(TestEngine testEngine) throws IOException {
        String container = testEngine.run("sleep", "600");
        byte[] content = new byte[3 * 1024 * 1024];
        new Random(1).nextBytes(content);
        Engine engine = engine(testEngine);

        engine.archiveTo(container, "/tmp", new ByteArrayInputStream(tar("big.bin", content)));

        try (InputStream raw = engine.archiveFrom(container, "/tmp/big.bin");
                TarArchiveInputStream tar = new TarArchiveInputStream(raw)) {
            assertThat(tar.getNextEntry().getName()).isEqualTo("big.bin");
            assertThat(tar.readAllBytes()).isEqualTo(content);
        }
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> engine.archiveTo(container, "/nowhere", new ByteArrayInputStream(tar("x", content))))
                .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.NOT_FOUND))
                .withMessageContaining("/nowhere");
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> engine.archiveFrom(container, "/nowhere"))
                .withMessageContaining("/nowhere");
    }

    @EachEngine
    void tellsEvents(TestEngine testEngine) {
        Engine engine = engine(testEngine);
        String container = testEngine.run("true");
        engine.waitFor(container);

        EventQuery query = new EventQuery(
                Map.of("container", List.of(container)),
                Instant.now().minusSeconds(60),
                Instant.now().plusSeconds(1));
        List<String> actions = new ArrayList<>();
        try (JsonStream events = engine.events(query)) {
            for (JsonNode event = events.next(); event != null; event = events.next()) {
                actions.add(event.path("Action").asText());
            }
        }
        assertThat(actions).contains("create", "start", "die");
    }

    @EachEngine
    void buildsAndNamesTheImage(TestEngine testEngine) throws IOException {
        String dockerfile = "FROM " + testEngine.busybox()
                + "\nARG WHO\nRUN echo hello $WHO > /greeting\nCMD [\"cat\", \"/greeting\"]\n";
        String tag = TestEngines.uniqueName("built") + ":1";
        ImageBuild build = ImageBuild.of(tag)
                .arguments(Map.of("WHO", "world & co"))
                .labels(Map.of(TestEngines.LABEL, TestEngines.label()));
        Engine engine = engine(testEngine);
        List<String> lines = new ArrayList<>();

        String id = engine.build(
                        build, new ByteArrayInputStream(tar("Dockerfile", dockerfile.getBytes(StandardCharsets.UTF_8))))
                .drain(event -> lines.add(event.line()))
                .imageId();

        assertThat(lines).anyMatch(line -> line.startsWith("Step 1/"));
        assertThat(engine.getJson(EnginePath.of("images", tag, "json"), Map.of())
                        .path("Id")
                        .asText())
                .isEqualTo(id);
    }

    @EachEngine
    void errorsInsideA200AreErrors(TestEngine testEngine) throws IOException {
        String dockerfile = "FROM " + testEngine.busybox() + "\nRUN echo before; exit 3\n";
        Engine engine = engine(testEngine);

        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> engine.build(
                                ImageBuild.of("windflow-test/fails:1"),
                                new ByteArrayInputStream(
                                        tar("Dockerfile", dockerfile.getBytes(StandardCharsets.UTF_8))))
                        .drain(event -> {}))
                .withMessageContaining("returned a non-zero code: 3");
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(
                        () -> engine.pull(ImagePull.of("127.0.0.1:1/nothing:1")).drain(event -> {}))
                .withMessageContaining("refused");
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> engine.load(new ByteArrayInputStream("no tar".getBytes(StandardCharsets.UTF_8)))
                        .drain(event -> {}));
    }

    @EachEngine
    void interruptionEndsACallAndItsConnection(TestEngine testEngine) throws Exception {
        String container = testEngine.run("sleep", "600");
        Engine engine = engine(testEngine);
        engine.info();
        CompletableFuture<Throwable> outcome = new CompletableFuture<>();
        Thread waiting = Thread.ofVirtual().start(() -> {
            try {
                engine.waitFor(container);
            } catch (EngineException e) {
                outcome.complete(
                        Thread.currentThread().isInterrupted() ? e : new AssertionError("the interrupt was lost", e));
            }
        });
        await().untilAsserted(() -> assertThat(engine.openConnections()).isEqualTo(2));

        waiting.interrupt();

        assertThat(outcome).succeedsWithin(Duration.ofSeconds(5)).isInstanceOf(InterruptedCallException.class);
        await().untilAsserted(() -> assertThat(engine.openConnections()).isOne());
    }

    @EachEngine
    void dockerJavaPassesTheEndOfInputOn(TestEngine testEngine) throws Exception {
        String container = testEngine.run("sleep", "600");
        var docker = engine(testEngine).docker();
        String id = docker.execCreateCmd(container)
                .withCmd("cat")
                .withAttachStdin(true)
                .withAttachStdout(true)
                .exec()
                .getId();

        boolean ended = docker.execStartCmd(id)
                .withStdIn(new ByteArrayInputStream("hello".getBytes(StandardCharsets.UTF_8)))
                .exec(new ResultCallback.Adapter<com.github.dockerjava.api.model.Frame>())
                .awaitCompletion(10, TimeUnit.SECONDS);

        assertThat(ended).isTrue();
        assertThat(docker.inspectExecCmd(id).exec().getExitCodeLong()).isZero();
    }

    private static byte[] tar(String name, byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
            TarArchiveEntry entry = new TarArchiveEntry(name);
            entry.setSize(content.length);
            tar.putArchiveEntry(entry);
            tar.write(content);
            tar.closeArchiveEntry();
        }
        return bytes.toByteArray();
    }
}
