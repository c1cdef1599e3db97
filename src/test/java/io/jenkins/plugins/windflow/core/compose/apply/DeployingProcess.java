package io.jenkins.plugins.windflow.core.compose.apply;

import io.jenkins.plugins.windflow.core.compose.build.BuildFiles;
import io.jenkins.plugins.windflow.core.compose.model.Project;
import io.jenkins.plugins.windflow.core.docker.EngineLease;
import io.jenkins.plugins.windflow.core.docker.Engines;
import io.jenkins.plugins.windflow.core.docker.connect.UnixDialer;
import io.jenkins.plugins.windflow.core.operation.Operation;
import io.jenkins.plugins.windflow.core.operation.OperationFilter;
import io.jenkins.plugins.windflow.core.operation.OperationKind;
import io.jenkins.plugins.windflow.core.operation.OperationRequest;
import io.jenkins.plugins.windflow.core.operation.OperationSettings;
import io.jenkins.plugins.windflow.core.operation.Operations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A real process with operations of its own: one that deploys, to be killed, or one that recovers what the other has left. */
final class DeployingProcess implements AutoCloseable {
    private static final DeployOptions OPTIONS = new DeployOptions(
            Optional.empty(), Optional.empty(), false, Duration.ofSeconds(30), Duration.ofMillis(500), true);

    private final Path directory;
    private final Process process;

    private DeployingProcess(Path directory, Path socket, String... arguments) throws IOException {
        this.directory = Files.createDirectories(directory);
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                DeployingProcess.class.getName(),
                directory.toString(),
                socket.toString()));
        command.addAll(List.of(arguments));
        process = new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    /** Deploys the other edition of a stack. */
    static DeployingProcess deploying(Path directory, SweepStack stack, String proxy) throws IOException {
        String edition = stack.other();
        return new DeployingProcess(
                directory, stack.stack.engine.socket(), stack.stack.name, stack.web(edition), edition, proxy);
    }

    /** Recovers the only operation there is and ends. */
    static DeployingProcess recovering(Path directory, SweepStack stack) throws IOException {
        return new DeployingProcess(directory, stack.stack.engine.socket());
    }

    /** The lines of the only journal there is; the last one may be torn. */
    List<String> journal() {
        try (Stream<Path> files = Files.walk(directory)) {
            Optional<Path> journal =
                    files.filter(file -> file.endsWith("journal.jsonl")).findFirst();
            return journal.isEmpty() ? List.of() : Files.readAllLines(journal.get());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** SIGKILL. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    /** Waits for its end; what it has said. */
    String await() throws IOException, InterruptedException {
        String said = new String(process.getInputStream().readAllBytes());
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new AssertionError("The process did not succeed: " + said);
        }
        return said;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    /** The process itself: folder, socket, and for a deployment project, image, edition and what the proxy does. */
    public static void main(String[] arguments) throws Exception {
        try (Engines engines = new Engines()) {
            Supplier<EngineLease> engine = () -> engines.lease(new UnixDialer(Path.of(arguments[1])));
            Operations operations = Operations.open(
                    Path.of(arguments[0]), OperationSettings.DEFAULT, new ComposeRecovery(environment -> engine.get()));
            Operation operation = arguments.length > 2
                    ? deploy(operations, engine, arguments)
                    : operations.recent(OperationFilter.newest(1)).getFirst();
            operation.completion().get();
            System.out.println(operation.state() + "\n" + TestStack.log(operation));
            operations.close();
        }
    }

    private static Operation deploy(Operations operations, Supplier<EngineLease> engine, String... arguments) {
        Project project = SweepStack.project(arguments[2], arguments[3], arguments[4], arguments[5]);
        DeployRequest request = new DeployRequest(engine, project, OPTIONS, BuildFiles.NONE, TestStack.CONTROLLER);
        return operations.submit(new OperationRequest(
                OperationKind.DEPLOY, "local", arguments[2], "tester", "a test", null, new DeployWork(request)));
    }
}
