package io.jenkins.plugins.windflow.testing;

import io.jenkins.plugins.windflow.core.docker.Engine;
import io.jenkins.plugins.windflow.core.docker.EngineLease;
import io.jenkins.plugins.windflow.core.docker.Engines;
import io.jenkins.plugins.windflow.core.docker.connect.UnixDialer;
import io.jenkins.plugins.windflow.core.docker.error.EngineException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * An engine of a test's own, for what must not be done to one that others use: it can be killed, its disk is small and in
 * memory, and it has addresses for three networks only. Its containers outlive it. It runs the same program as one of the
 * engines of the tests, whose process has to be on this machine.
 */
public final class OwnEngine implements AutoCloseable {
    /** How many networks an engine can make. */
    public static final int NETWORKS = 3;

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path home;
    private final Path data;
    private final ProcessBuilder program;
    private final Engines clients = new Engines();
    private final TestEngine engine;
    private Process process;

    private OwnEngine(TestEngine model) throws IOException {
        // Short, because the path of a socket has 108 bytes at most.
        home = Files.createTempDirectory(Path.of("/tmp"), "windflow.");
        data = Files.createDirectory(home.resolve("data"));
        run("mount", "-t", "tmpfs", "-o", "size=96m", "windflow-test", data.toString());
        program = program(processOf(model));
        engine = new TestEngine(model.name() + " of its own", home.resolve("docker.sock"), clients);
    }

    /** Starts one; returns when it answers. */
    public static OwnEngine like(TestEngine model) {
        try {
            OwnEngine engine = new OwnEngine(model);
            Runtime.getRuntime().addShutdownHook(new Thread(engine::close));
            engine.start();
            return engine;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ProcessHandle processOf(TestEngine model) {
        String address = "unix://" + model.socket();
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().command().orElse("").endsWith("dockerd"))
                .filter(process -> List.of(process.info().arguments().orElse(new String[0]))
                        .contains(address))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No dockerd on this machine listens on " + address
                        + ": tests that kill engines start more of the same kind."));
    }

    private ProcessBuilder program(ProcessHandle model) throws IOException {
        // Networks of eight addresses: two from the first pool, one from the second.
        String pool = "10.241." + new Random().nextInt(256) + ".";
        List<String> command = new ArrayList<>(List.of(
                model.info().command().orElseThrow(),
                "--data-root=" + data,
                "--exec-root=" + home.resolve("exec"),
                "--pidfile=" + home.resolve("dockerd.pid"),
                "--host=unix://" + home.resolve("docker.sock"),
                "--bridge=none",
                "--iptables=false",
                "--ip6tables=false",
                "--live-restore",
                "--default-address-pool=base=" + pool + "0/28,size=29",
                "--default-address-pool=base=" + pool + "16/29,size=29"));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        home.resolve("dockerd.log").toFile()));
        for (String variable : Files.readString(Path.of("/proc/" + model.pid() + "/environ"), StandardCharsets.UTF_8)
                .split("\0")) {
            if (variable.startsWith("PATH=")) {
                builder.environment().put("PATH", variable.substring("PATH=".length()));
            }
        }
        return builder;
    }

    public TestEngine engine() {
        return engine;
    }

    /** Where everything of the engine is stored. */
    public Path data() {
        return data;
    }

    /** Starts it after it was killed; returns when it answers. */
    public void start() {
        try {
            Files.deleteIfExists(home.resolve("dockerd.pid"));
            process = program.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!answers()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new IllegalStateException("The engine did not start:\n" + log());
            }
            pause();
        }
    }

    private boolean answers() {
        try (EngineLease lease = clients.lease(new UnixDialer(engine.socket()))) {
            lease.engine().ping(Duration.ofSeconds(1));
            return true;
        } catch (EngineException e) {
            return false;
        }
    }

    private String log() {
        try {
            return Files.readString(home.resolve("dockerd.log"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** Ends it as a crash does: containers run on until it starts again. */
    public void kill() {
        end(process.toHandle(), true);
    }

    /** Ends the engine with all of its containers and takes away what it has left on the machine. */
    @Override
    public synchronized void close() {
        if (!Files.exists(home)) {
            return;
        }
        try {
            if (!process.isAlive()) {
                start();
            }
            try (EngineLease lease = clients.lease(new UnixDialer(engine.socket()))) {
                removeAll(lease.engine());
            }
            end(process.toHandle(), false);
        } finally {
            clients.close();
            endShims();
            removeFiles();
        }
    }

    /** Each container has a process that outlives a killed engine, so that the next one finds the container running. */
    private void endShims() {
        ProcessHandle.allProcesses()
                .filter(process -> process.info().command().orElse("").contains("containerd-shim"))
                .filter(process -> process.info().commandLine().orElse("").contains(home.toString()))
                .forEach(ProcessHandle::destroyForcibly);
    }

    private static void removeAll(Engine engine) {
        engine.getJson("/containers/json", Map.of("all", "1"))
                .forEach(container ->
                        engine.delete("/containers/" + container.path("Id").asText(), Map.of("force", "1")));
        engine.getJson("/networks", Map.of()).forEach(network -> {
            if (network.path("Driver").asText().equals("bridge")) {
                engine.delete("/networks/" + network.path("Id").asText(), Map.of());
            }
        });
    }

    /** An engine that is killed leaves its containerd behind. */
    private static void end(ProcessHandle handle, boolean forcibly) {
        List<ProcessHandle> family = Stream.concat(Stream.of(handle), handle.descendants())
                .filter(member -> member.info().command().orElse("").matches(".*/(dockerd|containerd)"))
                .toList();
        if (!forcibly) {
            handle.destroy();
            await(handle);
        }
        for (ProcessHandle member : family) {
            member.destroyForcibly();
            await(member);
        }
    }

    private static void await(ProcessHandle handle) {
        try {
            handle.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException("The process " + handle.pid() + " does not end.", e);
        }
    }

    private void removeFiles() {
        try (Stream<String> mounts = Files.lines(Path.of("/proc/mounts"))) {
            List<String> below = mounts.map(line -> line.split(" ")[1])
                    .filter(mount -> mount.startsWith(home + "/"))
                    .sorted(Comparator.reverseOrder())
                    .toList();
            for (String mount : below) {
                run("umount", "-l", mount);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void run(String... command) throws IOException {
        Process done = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(done.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (done.waitFor() != 0) {
                throw new IOException(String.join(" ", command) + ": " + said);
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
