package io.jenkins.plugins.windflow.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.windflow.core.docker.EngineLease;
import io.jenkins.plugins.windflow.core.docker.ExecCommand;
import io.jenkins.plugins.windflow.core.docker.ExecSession;
import io.jenkins.plugins.windflow.testing.Browser;
import io.jenkins.plugins.windflow.testing.TestEngine;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jvnet.hudson.test.JenkinsRule;

/**
 * From a key to its echo: through page address, WebSocket and terminal, against an exec that is attached to directly. Both
 * type into a program that reads, so that the echo is the kernel's.
 */
final class TerminalMeasurement {
    private static final int WARM_UP = 300;
    private static final int KEYS = 2000;
    /** A line that is not ended has at most 4095 characters; and so typing has breaks, as with people. */
    private static final int LINE = 100;

    private static final byte[] KEY = {'x'};
    private static final byte[] END = {'\r'};

    /** A terminal at one end of which is a program that reads. */
    private interface Line {
        void send(byte[] bytes) throws IOException;

        byte[] receive() throws IOException;
    }

    private final JenkinsRule jenkins;
    private final String user;
    private final String environment;
    private final TestEngine engine;

    /**
     * @param user with the permission Exec, whose password is the name
     * @param environment whose engine is the given one
     */
    TerminalMeasurement(JenkinsRule jenkins, String user, String environment, TestEngine engine) {
        this.jenkins = jenkins;
        this.user = user;
        this.environment = environment;
        this.engine = engine;
    }

    void run(Consumer<Figure> figures) throws Exception {
        String container = engine.run("sleep", "3600");
        try (EngineLease lease = engine.lease();
                ExecSession direct =
                        lease.engine().exec(container, ExecCommand.of("cat").withTerminal());
                RawWebSocket socket = attach(container)) {
            Line ours = new Line() {
                @Override
                public void send(byte[] bytes) throws IOException {
                    socket.send(bytes);
                }

                @Override
                public byte[] receive() throws IOException {
                    return socket.receive();
                }
            };
            Line peer = new Line() {
                @Override
                public void send(byte[] bytes) throws IOException {
                    direct.stdin().write(bytes);
                }

                @Override
                public byte[] receive() {
                    return direct.next().content();
                }
            };
            long[] oursTook = new long[KEYS];
            long[] peerTook = new long[KEYS];
            for (int i = -WARM_UP; i < KEYS; i++) {
                long us = echo(ours);
                long them = echo(peer);
                if (i >= 0) {
                    oursTook[i] = us;
                    peerTook[i] = them;
                }
                if (i % LINE == 0) {
                    endLine(ours);
                    endLine(peer);
                }
            }
            figures.accept(figure("terminal: key to echo, p50", 0.5, oursTook, peerTook, new Target.Ratio(1.5)));
            figures.accept(figure("terminal: key to echo, p99", 0.99, oursTook, peerTook, new Target.Ratio(2)));
        } finally {
            engine.remove(container);
        }
    }

    private RawWebSocket attach(String container) throws Exception {
        Browser browser = Browser.of(jenkins, user);
        String terminals = "windflow/api/environment/" + environment + "/container/" + container + "/terminal/";
        HttpResponse<String> opened = browser.postJson(terminals, "{\"program\": \"cat\"}");
        if (opened.statusCode() != 200) {
            throw new IOException("No terminal was opened: " + opened.body());
        }
        String id = new ObjectMapper().readTree(opened.body()).path("id").asText();
        URI root = jenkins.getURL().toURI();
        String authorization = browser.request(terminals)
                .build()
                .headers()
                .firstValue("Authorization")
                .orElseThrow();
        return new RawWebSocket(root.resolve(terminals + id + "/"), authorization);
    }

    private static long echo(Line line) throws IOException {
        long before = System.nanoTime();
        line.send(KEY);
        byte[] back = line.receive();
        long took = System.nanoTime() - before;
        if (!Arrays.equals(back, KEY)) {
            throw new IOException("Not the echo of the key but: " + new String(back, StandardCharsets.UTF_8));
        }
        return took;
    }

    /** What comes back is the end of the line, and the line itself from the program. */
    private static void endLine(Line line) throws IOException {
        line.send(END);
        StringBuilder back = new StringBuilder();
        while (back.chars().filter(c -> c == '\n').count() < 2) {
            back.append(new String(line.receive(), StandardCharsets.UTF_8));
        }
    }

    private static Figure figure(String name, double part, long[] ours, long[] peer, Target target) {
        return new Figure(name, percentile(ours, part) / 1e6, percentile(peer, part) / 1e6, "ms", target);
    }

    private static long percentile(long[] values, double part) {
        long[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.min(sorted.length - 1, Math.floor(part * sorted.length))];
    }
}
