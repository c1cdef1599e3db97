package io.jenkins.plugins.windflow.core.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.windflow.core.docker.EngineLease;
import io.jenkins.plugins.windflow.core.docker.EnginePath;
import io.jenkins.plugins.windflow.core.terminal.TerminalEnd.Reason;
import io.jenkins.plugins.windflow.testing.EachEngine;
import io.jenkins.plugins.windflow.testing.OwnEngine;
import io.jenkins.plugins.windflow.testing.TestEngine;
import io.jenkins.plugins.windflow.testing.TestEngines;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Terminals on real engines: what is typed and seen, and that nothing stays behind. */
@Timeout(120)
class TerminalsEngineTest {
    private static final TerminalSettings PATIENT =
            new TerminalSettings(Duration.ofMinutes(5), 3, Duration.ofMinutes(5));

    private final List<String> told = new CopyOnWriteArrayList<>();
    private volatile TerminalSettings settings = PATIENT;
    private final Terminals terminals = new Terminals(() -> settings, new TerminalListener() {
        @Override
        public void ended(Terminal terminal, TerminalEnd end) {
            told.add("ended " + end.reason());
        }

        @Override
        public void hungUpLater(Terminal terminal, boolean gone, String sentence) {
            told.add("later " + gone + " " + sentence);
        }
    });

    @AfterEach
    void end() {
        terminals.close();
    }

    @EachEngine
    void whatIsTypedIsDoneAndSeen(TestEngine engine) throws Exception {
        String container = engine.run("sleep", "600");
        Terminal terminal = open(engine, container, "", "", "/tmp");
        TerminalViewer viewer = new TerminalViewer(terminal);
        viewer.type("pwd; echo $TERM; tty; id -u\r");
        viewer.awaits("/tmp\r\n", "xterm-256color", "/dev/pts/", "\r\n0\r\n");
        assertThat(viewer.text()).as("the number that the shell told").doesNotContain("7717");
        viewer.type("stty size\r");
        viewer.awaits("30 100");
        viewer.attachment().resize(new TerminalSize(41, 132));
        viewer.type("sleep 0.2; stty size\r");
        viewer.awaits("41 132");
        viewer.type("exit 7\r");
        TerminalEnd end = terminal.ended().get(20, TimeUnit.SECONDS);
        assertThat(end.reason()).isEqualTo(Reason.EXITED);
        assertThat(end.exitCode()).isEqualTo(7);
        viewer.awaitsEnd(Reason.EXITED);
        assertThat(terminal.program()).isEqualTo("/bin/ash");
        assertThat(told).containsExactly("ended EXITED");
        assertThat(terminals.of("alice")).isEmpty();
    }

    @EachEngine
    void aUserOfTheContainerAndACommandOfOnesOwn(TestEngine engine) {
        String container = engine.run("sleep", "600");
        TerminalViewer viewer = new TerminalViewer(open(engine, container, "nobody", "sh", ""));
        viewer.type("id -un\r");
        viewer.awaits("nobody\r\n");
        TerminalViewer other = new TerminalViewer(open(engine, container, "", "env GREETING='good day' sh", ""));
        other.type("echo \"<$GREETING>\"\r");
        other.awaits("<good day>");
    }

    @EachEngine
    void whoComesBackSeesWhatWasMissed(TestEngine engine) throws Exception {
        Terminal terminal = open(engine, engine.run("sleep", "600"), "", "", "");
        TerminalViewer first = new TerminalViewer(terminal);
        first.type("(sleep 0.5; seq 1 60000; echo don''e) &\r");
        first.awaits("&");
        first.attachment().detach();
        assertThat(terminal.isAttached()).isFalse();
        await().pollDelay(Duration.ofSeconds(3)).until(() -> true);
        TerminalViewer second = new TerminalViewer(terminal);
        second.awaits("\r\n60000\r\n", "done");
        assertThat(second.text().length()).isBetween(200_000, Terminal.REPLAY + 1000);
        assertThat(second.text()).doesNotContain("\r\n10\r\n");
        TerminalViewer third = new TerminalViewer(terminal);
        second.awaitsReplacement();
        third.awaits("\r\n60000\r\n");
        assertThat(second.attachment().type("x".getBytes())).isFalse();
    }

    @EachEngine
    void aSlowReaderSlowsTheProgramAndLosesNothing(TestEngine engine) throws Exception {
        Terminal terminal = open(engine, engine.run("sleep", "600"), "", "", "");
        CountDownLatch begin = new CountDownLatch(1);
        TerminalViewer viewer = new TerminalViewer(terminal, begin);
        viewer.type("stty -onlcr; seq 1 300000; echo don''e\r");
        await().pollDelay(Duration.ofSeconds(2)).until(() -> true);
        begin.countDown();
        viewer.awaits("\ndone");
        String numbers = viewer.text().substring(viewer.text().indexOf("\n1\n") + 1);
        StringBuilder expected = new StringBuilder();
        for (int i = 1; i <= 300_000; i++) {
            expected.append(i).append('\n');
        }
        assertThat(numbers.startsWith(expected.toString())).isTrue();
    }

    @EachEngine
    void muchThatIsTypedArrivesWholeAndIsCounted(TestEngine engine) throws Exception {
        Terminal terminal = open(engine, engine.run("sleep", "600"), "", "", "");
        TerminalViewer viewer = new TerminalViewer(terminal);
        viewer.type("stty raw -echo; echo rea''dy; head -c 200000 | sha1sum; stty sane\r");
        viewer.awaits("ready");
        viewer.paste("0123456789".repeat(20_000));
        viewer.awaits("  -");
        assertThat(viewer.text()).contains(sha1("0123456789".repeat(20_000)));
        assertThat(viewer.taken()).isGreaterThan(180_000);
    }

    @EachEngine
    void aHangUpLeavesNoProcessBehind(TestEngine engine) throws Exception {
        String container = engine.run("sleep", "600");
        Terminal terminal = open(engine, container, "", "", "");
        TerminalViewer viewer = new TerminalViewer(terminal);
        viewer.type("sleep 7001 & sleep 7002 | sleep 7003 &\r");
        viewer.type("(trap '' TERM; sleep 7004)\r");
        await().until(() -> processes(engine, container).stream()
                        .filter(line -> line.contains("700"))
                        .count()
                >= 4);
        TerminalEnd end = terminals.close(terminal).get(20, TimeUnit.SECONDS);
        assertThat(end.sentence()).isEqualTo("The terminal was closed.");
        assertThat(processes(engine, container)).containsExactly("sleep 600");
        viewer.awaitsEnd(Reason.CLOSED);
    }

    @EachEngine
    void aShellThatIgnoresTheHangUpIsKilledAndWhatIsMeantToStayIsTold(TestEngine engine) throws Exception {
        String container = engine.run("sleep", "600");
        Terminal terminal = open(engine, container, "nobody", "", "");
        TerminalViewer viewer = new TerminalViewer(terminal);
        viewer.type("trap '' HUP; sleep 7001 &\r");
        await().until(() -> processes(engine, container).contains("sleep 7001"));
        TerminalEnd end = terminals.close(terminal).get(20, TimeUnit.SECONDS);
        assertThat(processes(engine, container)).containsExactlyInAnyOrder("sleep 600", "sleep 7001");
        assertThat(end.sentence()).contains("Left running in the container: ", "ignore the hang-up");
    }

    @EachEngine
    void anExitLeavesNoProcessEither(TestEngine engine) throws Exception {
        String container = engine.run("sleep", "600");
        Terminal terminal = open(engine, container, "", "", "");
        new TerminalViewer(terminal).type("sleep 7001 &\rexit\r");
        terminal.ended().get(20, TimeUnit.SECONDS);
        assertThat(processes(engine, container)).containsExactly("sleep 600");
    }

    @EachEngine
    void anImageWithoutAShellIsSaidSo(TestEngine engine) {
        String container = engine.runBare();
        assertThatExceptionOfType(TerminalRefusedException.class)
                .isThrownBy(() -> open(engine, container, "", "", ""))
                .withMessageContaining("has no shell: sh, bash, ash, zsh and /busybox/sh were tried");
        Terminal terminal = open(engine, container, "", "/app sleep 7001", "");
        TerminalEnd end = terminals.close(terminal).join();
        assertThat(end.sentence()).contains("could not be hung up", "no shell that could do it");
    }

    @EachEngine
    void whatCannotBeStartedIsSaidInOneSentence(TestEngine engine) {
        String container = engine.run("sleep", "600");
        assertThatExceptionOfType(TerminalRefusedException.class)
                .isThrownBy(() -> open(engine, container, "", "zsh", ""))
                .withMessageContaining("has no zsh; there is: ");
        assertThatExceptionOfType(TerminalRefusedException.class)
                .isThrownBy(() -> open(engine, container, "stranger", "", ""))
                .withMessageContaining("stranger");
        assertThatExceptionOfType(TerminalRefusedException.class)
                .isThrownBy(() -> open(engine, container, "", "", "/nowhere/at/all"))
                .withMessageContaining("/nowhere/at/all");
        assertThat(terminals.of("alice")).isEmpty();
    }

    @EachEngine
    void aContainerThatStopsOrVanishesEndsItsTerminals(TestEngine engine) throws Exception {
        String stopped = engine.run("sleep", "600");
        Terminal one = open(engine, stopped, "", "", "");
        try (EngineLease lease = engine.lease()) {
            lease.engine().postJson(EnginePath.of("containers", stopped, "kill"), Map.of(), null);
        }
        TerminalEnd end = one.ended().get(30, TimeUnit.SECONDS);
        assertThat(end.reason()).isEqualTo(Reason.CONTAINER_GONE);
        assertThat(end.sentence()).isEqualTo("The container web has stopped.");
        String removed = engine.run("sleep", "600");
        Terminal two = open(engine, removed, "", "", "");
        engine.remove(removed);
        assertThat(two.ended().get(30, TimeUnit.SECONDS).reason()).isEqualTo(Reason.CONTAINER_GONE);
    }

    @EachEngine
    void limitsAreKept(TestEngine engine) throws Exception {
        String container = engine.run("sleep", "600");
        settings = new TerminalSettings(Duration.ofMinutes(5), 2, Duration.ofMinutes(5));
        Terminal first = open(engine, container, "", "", "");
        Terminal second = open(engine, container, "", "", "");
        assertThatExceptionOfType(TerminalRefusedException.class)
                .isThrownBy(() -> open(engine, container, "", "", ""))
                .withMessageContaining("You have 2 terminals open");
        TerminalViewer viewer = new TerminalViewer(first);
        settings = new TerminalSettings(Duration.ofMinutes(5), 2, Duration.ofSeconds(2));
        assertThat(second.ended().get(20, TimeUnit.SECONDS).reason()).isEqualTo(Reason.ABANDONED);
        assertThat(first.end()).isEmpty();
        settings = new TerminalSettings(Duration.ofSeconds(3), 2, Duration.ofMinutes(5));
        for (int i = 0; i < 10; i++) {
            viewer.type("\r");
            Thread.sleep(500);
        }
        assertThat(first.end()).isEmpty();
        assertThat(first.ended().get(20, TimeUnit.SECONDS).sentence())
                .isEqualTo("Nothing was typed for 3 seconds; so the terminal was closed.");
        assertThat(processes(engine, container)).containsExactly("sleep 600");
    }

    @Test
    void anEngineThatStopsIsSaidAndItsProcessesAreHungUpWhenItIsBack() throws Exception {
        try (OwnEngine own = OwnEngine.like(TestEngines.any())) {
            String container = own.engine()
                    .run(config -> config.withObject("/HostConfig").put("NetworkMode", "none"), "sleep", "600");
            Terminal terminal = open(own.engine(), container, "", "", "");
            TerminalViewer viewer = new TerminalViewer(terminal);
            viewer.type("echo rea''dy\r");
            viewer.awaits("ready");
            own.kill();
            TerminalEnd end = terminal.ended().get(30, TimeUnit.SECONDS);
            assertThat(end.reason()).isEqualTo(Reason.ENGINE_LOST);
            assertThat(end.sentence()).contains("may still run in the container");
            viewer.awaitsEnd(Reason.ENGINE_LOST);
            own.start();
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> told.stream().anyMatch(line -> line.startsWith("later")));
            assertThat(told).contains("later true Nothing of the terminal is left in the container.");
            assertThat(processes(own.engine(), container)).containsExactly("sleep 600");
        }
    }

    @EachEngine
    void atTheShutdownNothingIsLeft(TestEngine engine) {
        String container = engine.run("sleep", "600");
        open(engine, container, "", "", "");
        open(engine, container, "", "", "");
        terminals.close();
        assertThat(processes(engine, container)).containsExactly("sleep 600");
        assertThatExceptionOfType(TerminalRefusedException.class)
                .isThrownBy(() -> open(engine, container, "", "", ""))
                .withMessage("Jenkins is shutting down.");
    }

    private Terminal open(TestEngine engine, String container, String user, String program, String directory) {
        return terminals.open(
                new TerminalRequest(
                        "alice",
                        "192.0.2.7",
                        "prod",
                        container,
                        "web",
                        program,
                        user,
                        directory,
                        new TerminalSize(30, 100)),
                engine.lease());
    }

    private static List<String> processes(TestEngine engine, String container) {
        try (EngineLease lease = engine.lease()) {
            JsonNode rows = lease.engine()
                    .getJson(EnginePath.of("containers", container, "top"), Map.of("ps_args", "-eo pid,args"))
                    .path("Processes");
            List<String> commands = new ArrayList<>();
            rows.forEach(row -> commands.add(row.path(row.size() - 1).asText()));
            return commands;
        }
    }

    private static String sha1(String text) throws Exception {
        return java.util.HexFormat.of()
                .formatHex(java.security.MessageDigest.getInstance("SHA-1").digest(text.getBytes()));
    }
}
