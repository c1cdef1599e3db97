package io.jenkins.plugins.windflow.bench;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.httpclient5.ApacheDockerHttpClient;
import com.sun.management.ThreadMXBean;
import io.jenkins.plugins.windflow.bench.Duel.Medians;
import io.jenkins.plugins.windflow.bench.Duel.Turn;
import io.jenkins.plugins.windflow.core.docker.Engine;
import io.jenkins.plugins.windflow.core.docker.EngineLease;
import io.jenkins.plugins.windflow.testing.TestEngine;
import io.jenkins.plugins.windflow.testing.TestEngines;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/**
 * Our HTTP transport against docker-java's own over httpclient5: the same docker-java commands and API version, on the
 * same engine; only what carries them differs.
 */
final class TransportBenchmark implements Benchmark {
    private static final double NANOS_PER_MILLI = 1e6;
    private static final int PINGS_PER_TURN = 200;
    private static final int CONTAINERS = 100;
    private static final int ARCHIVE_MIB = 256;
    private static final String ARCHIVED_FILE = "/large";

    @Override
    public String name() {
        return "transport";
    }

    @Override
    public void run(Consumer<Figure> figures) throws Exception {
        TestEngine engine = TestEngines.all().getFirst();
        try (EngineLease lease = engine.lease();
                DockerClient peer = httpclient5(engine, lease.engine().info().apiVersion())) {
            DockerClient ours = lease.engine().docker();
            figures.accept(ping(ours, peer));
            figures.accept(cpuOfPing(ours, peer));
            figures.accept(list(engine, ours, peer));
            figures.accept(archive(engine, lease.engine(), peer));
        }
    }

    private static DockerClient httpclient5(TestEngine engine, String apiVersion) {
        DockerClientConfig config = DefaultDockerClientConfig.createDefaultConfigBuilder()
                .withDockerHost("unix://" + engine.socket())
                .withDockerTlsVerify(false)
                .withApiVersion(apiVersion)
                .build();
        return DockerClientImpl.getInstance(
                config,
                new ApacheDockerHttpClient.Builder()
                        .dockerHost(config.getDockerHost())
                        .build());
    }

    private static Figure ping(DockerClient ours, DockerClient peer) throws Exception {
        Medians took = new Duel(3_000, 6_000).measure(System::nanoTime, () -> ping(ours), () -> ping(peer));
        return millis("transport: _ping, p50", took, new Target.Ratio(1.0));
    }

    private static void ping(DockerClient client) {
        client.pingCmd().exec();
    }

    private static Figure cpuOfPing(DockerClient ours, DockerClient peer) throws Exception {
        Medians took = new Duel(5, 31)
                .measure(TransportBenchmark::cpuTimeOfAllThreads, () -> pings(ours), () -> pings(peer))
                .dividedBy(PINGS_PER_TURN);
        return millis("transport: _ping, CPU time", took, Target.NONE);
    }

    /**
     * In nanoseconds. Work that a transport gives to another thread counts; what the JVM does for itself (compiling,
     * collecting garbage), which happens to fall into anybody's turn, does not.
     */
    private static long cpuTimeOfAllThreads() {
        ThreadMXBean threads = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);
        // Threads that have just ended have -1.
        return LongStream.of(threads.getThreadCpuTime(threads.getAllThreadIds()))
                .filter(nanos -> nanos > 0)
                .sum();
    }

    private static void pings(DockerClient client) {
        for (int i = 0; i < PINGS_PER_TURN; i++) {
            ping(client);
        }
    }

    private static Figure list(TestEngine engine, DockerClient ours, DockerClient peer) throws Exception {
        List<String> made = new ArrayList<>();
        try {
            while (made.size() < CONTAINERS) {
                made.add(engine.create(config -> {}, "true"));
            }
            Medians took = new Duel(50, 100).measure(System::nanoTime, () -> list(ours), () -> list(peer));
            return millis("transport: list of " + CONTAINERS + " containers, p50", took, new Target.Ratio(1.1));
        } finally {
            made.forEach(engine::remove);
        }
    }

    private static void list(DockerClient client) {
        int found = client.listContainersCmd()
                .withShowAll(true)
                .withLabelFilter(Map.of(TestEngines.LABEL, TestEngines.label()))
                .exec()
                .size();
        check(found == CONTAINERS, "The list has " + found + " containers instead of " + CONTAINERS + ".");
    }

    private static Figure archive(TestEngine test, Engine engine, DockerClient peer) throws Exception {
        String container = test.run("dd", "if=/dev/zero", "of=" + ARCHIVED_FILE, "bs=1M", "count=" + ARCHIVE_MIB);
        try {
            int exit = engine.waitFor(container);
            check(exit == 0, "dd has not written the file to archive; its exit code is " + exit + ".");
            DockerClient ours = engine.docker();
            Turn oursTurn = () -> download(ours, container);
            Turn peerTurn = () -> download(peer, container);
            Medians took = new Duel(1, 7).measure(System::nanoTime, oursTurn, peerTurn);
            return millis("transport: archive of " + ARCHIVE_MIB + " MiB, p50", took, new Target.Ratio(0.8));
        } finally {
            test.remove(container);
        }
    }

    private static void download(DockerClient client, String container) throws IOException {
        try (InputStream tar =
                client.copyArchiveFromContainerCmd(container, ARCHIVED_FILE).exec()) {
            byte[] buffer = new byte[64 * 1024];
            long received = 0;
            for (int count = tar.read(buffer); count >= 0; count = tar.read(buffer)) {
                received += count;
            }
            check(received > ARCHIVE_MIB * 1024L * 1024, "The archive ended after " + received + " bytes.");
        }
    }

    /** Who measures what was not delivered measures nothing. */
    private static void check(boolean condition, String sentence) {
        if (!condition) {
            throw new IllegalStateException(sentence);
        }
    }

    private static Figure millis(String name, Medians nanos, Target target) {
        Medians millis = nanos.dividedBy(NANOS_PER_MILLI);
        return new Figure(name, millis.ours(), millis.peer(), "ms", target);
    }
}
