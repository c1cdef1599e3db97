package io.jenkins.plugins.windflow.core.compose.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.windflow.core.docker.EngineLease;
import io.jenkins.plugins.windflow.core.docker.Engines;
import io.jenkins.plugins.windflow.core.docker.connect.Dialer;
import io.jenkins.plugins.windflow.core.docker.connect.TcpDialer;
import io.jenkins.plugins.windflow.core.operation.Operation;
import io.jenkins.plugins.windflow.core.operation.OperationKind;
import io.jenkins.plugins.windflow.core.operation.OperationRequest;
import io.jenkins.plugins.windflow.core.operation.OperationSettings;
import io.jenkins.plugins.windflow.core.operation.OperationState;
import io.jenkins.plugins.windflow.core.operation.Operations;
import io.jenkins.plugins.windflow.testing.EachEngine;
import io.jenkins.plugins.windflow.testing.HeldDialer;
import io.jenkins.plugins.windflow.testing.TestEngine;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

/** Fifty operations in ten environments, of which one leads to nobody and one is slow: the others do not notice. */
class CrowdTest {
    private static final int OPERATIONS = 50;
    private static final int ENVIRONMENTS = 10;
    private static final Duration LONG = Duration.ofSeconds(90);

    @TempDir
    Path directory;

    @EachEngine
    void theOthersFinishAsIfAloneAndNothingStaysOpen(TestEngine engine) throws Exception {
        theOthersFinishAsIfAlone(engine);
        // Java keeps a few sockets for itself once it has opened any.
        long sockets = sockets();

        theOthersFinishAsIfAlone(engine);

        await("no connection stays open").atMost(LONG).until(() -> sockets() <= sockets);
    }

    private void theOthersFinishAsIfAlone(TestEngine engine) throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        List<Operation> healthy = new ArrayList<>();
        List<Operation> dead = new ArrayList<>();
        List<Operation> slow = new ArrayList<>();
        try (Engines clients = new Engines();
                // Connections are taken, by the system, and nobody ever answers.
                ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                Operations operations = Operations.open(directory, OperationSettings.DEFAULT)) {
            Dialer nobody = new TcpDialer("127.0.0.1", silent.getLocalPort());
            Dialer reluctant = new HeldDialer(engine.dialer(), go);
            for (int i = 0; i < OPERATIONS; i++) {
                int environment = i % ENVIRONMENTS;
                Supplier<EngineLease> lease =
                        switch (environment) {
                            case 0 -> () -> clients.lease(nobody);
                            case 1 -> () -> clients.lease(reluctant);
                            default -> () -> clients.lease(engine.dialer());
                        };
                List<Operation> kind = environment == 0 ? dead : environment == 1 ? slow : healthy;
                kind.add(submit(operations, "env-" + environment, "crowd-" + i, lease));
            }

            healthy.forEach(
                    operation -> assertThat(TestStack.await(operation).error()).isNull());
            assertThat(slow).noneMatch(operation -> operation.state().isFinal());

            go.countDown();
            slow.forEach(
                    operation -> assertThat(TestStack.await(operation).error()).isNull());
            dead.forEach(operation -> operations.cancel(operation.id(), "bob"));
            await().atMost(LONG)
                    .untilAsserted(
                            () -> assertThat(dead).extracting(Operation::state).containsOnly(OperationState.CANCELLED));
            await("journals and logs are closed").atMost(LONG).until(() -> openFiles() == 0);
        }
    }

    /** Takes down a project that is not there: a handful of questions, and no change. */
    private static Operation submit(
            Operations operations, String environment, String project, Supplier<EngineLease> lease) {
        return operations.submit(new OperationRequest(
                OperationKind.DOWN,
                environment,
                project,
                "tester",
                "a test",
                null,
                new DownWork(lease, project, true, true)));
    }

    private static long sockets() throws IOException {
        return open(target -> target.toString().startsWith("socket:"));
    }

    /** Files below the directory of the operations. */
    private long openFiles() throws IOException {
        return open(target -> target.startsWith(directory));
    }

    /** Descriptors of this process that lead to something. */
    private static long open(Predicate<Path> wanted) throws IOException {
        long count = 0;
        try (Stream<Path> all = Files.list(Path.of("/proc/self/fd"))) {
            for (Path descriptor : all.toList()) {
                count += target(descriptor).filter(wanted).isPresent() ? 1 : 0;
            }
        }
        return count;
    }

    private static Optional<Path> target(Path descriptor) throws IOException {
        try {
            return Optional.of(Files.readSymbolicLink(descriptor));
        } catch (NoSuchFileException closedMeanwhile) {
            return Optional.empty();
        }
    }
}
