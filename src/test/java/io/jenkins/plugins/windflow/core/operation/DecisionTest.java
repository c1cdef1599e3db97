package io.jenkins.plugins.windflow.core.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Operations that wait, and somebody who decides. */
class DecisionTest {
    private static final OperationWork SUCCEEDS = run -> OperationResult.succeeded(Map.of("status", "DEPLOYED"));

    @TempDir
    Path directory;

    private final ScriptedRecovery recovery = new ScriptedRecovery(SUCCEEDS);
    private Operations operations;

    @BeforeEach
    void open() {
        operations = Operations.open(directory, OperationSettings.DEFAULT, recovery);
    }

    @AfterEach
    void close() {
        operations.close(Duration.ofSeconds(5));
    }

    private static OperationResult result(Operation operation) throws Exception {
        return operation.completion().get(20, TimeUnit.SECONDS);
    }

    private static String log(Operation operation) {
        return String.join("\n", operation.log(0).stream().map(LogLine::text).toList());
    }

    private Operation submit(OperationWork work) {
        OperationWork locked = new OperationWork() {
            @Override
            public Optional<String> engineId() {
                return Optional.of(StoredJournal.ENGINE);
            }

            @Override
            public OperationResult run(OperationRun run) throws Exception {
                return work.run(run);
            }
        };
        return operations.submit(
                new OperationRequest(OperationKind.DEPLOY, "prod", "shop", "alice", "a test", null, locked));
    }

    /** An operation that could not go on in this very process. */
    private Operation waiting() throws Exception {
        Operation operation = submit(run -> {
            run.log("before");
            run.begin("container.stop", "web", Map.of("id", "1")).done(Map.of());
            run.begin("container.remove", "web", Map.of("id", "1"));
            throw new OperationFailure(OperationState.RECOVERY_PENDING, "The engine is gone.", null);
        });
        assertThat(result(operation).error()).isEqualTo("The engine is gone.");
        return operation;
    }

    private List<String> types(Operation operation) throws IOException {
        return Journal.read(directory.resolve(operation.id().value())).stream()
                .map(JournalEntry::type)
                .toList();
    }

    private void assertRefused(Operation operation, RecoveryChoice choice, String why) throws IOException {
        List<String> before = types(operation);
        assertThatExceptionOfType(RecoveryRefusedException.class)
                .isThrownBy(() -> operations.recover(operation.id(), choice, "bob"))
                .withMessageContaining(why);
        assertThat(types(operation)).isEqualTo(before);
    }

    @Test
    void whatCouldNotGoOnGoesOnWithoutARestart() throws Exception {
        Operation operation = waiting();
        assertThat(operation.progress()).extracting(ActionProgress::state).containsExactly("done", "unknown");
        assertThat(operations.undecided()).containsExactly(operation);
        CompletableFuture<OperationResult> before = operation.completion();
        recovery.does(run -> {
            run.begin("container.start", "web", Map.of()).done(Map.of());
            throw new OperationFailure(OperationState.ROLLED_BACK, "It was rolled back.", null);
        });

        assertThat(operations.recover(operation.id(), RecoveryChoice.ROLL_BACK, "bob"))
                .isSameAs(operation);

        await().until(() -> operation.state() == OperationState.ROLLED_BACK);
        assertThat(before.join().state()).isEqualTo(OperationState.RECOVERY_PENDING);
        assertThat(result(operation).state()).isEqualTo(OperationState.ROLLED_BACK);
        assertThat(recovery.choices).containsExactly(RecoveryChoice.ROLL_BACK);
        assertThat(log(operation)).isEqualTo("before\nTo be rolled back, by bob.");
        assertThat(types(operation)).endsWith("pending", "recovering", "begin", "done", "finished");
        assertThat(operations.undecided()).isEmpty();
        assertThat(operations.recovery(operation)).isEmpty();
    }

    @Test
    void itIsThereAfterARestart() throws Exception {
        Operation before = waiting();
        operations.recover(before.id(), RecoveryChoice.RESUME, "bob");
        assertThat(result(before).succeeded()).isTrue();
        operations.close();
        open();
        Operation after = operations.find(before.id()).orElseThrow();
        assertThat(after.state()).isEqualTo(OperationState.SUCCEEDED);
        assertThat(after.result()).isEqualTo(before.result());
        assertThat(after.log(0)).isEqualTo(before.log(0));
    }

    @Test
    void whatWaitsGoesOnWaitingAtTheNextStart() throws Exception {
        Operation before = waiting();
        operations.close();
        open();
        Operation after = operations.find(before.id()).orElseThrow();
        assertThat(after.state()).isEqualTo(OperationState.RECOVERY_PENDING);
        assertThat(after.completion()).isCompleted();
        assertThat(after.error()).isEqualTo(before.error());
        assertThat(recovery.recovered).isEmpty();
    }

    @Test
    void aChoiceThatWasInterruptedStillCounts() throws Exception {
        Operation before = waiting();
        CountDownLatch inside = new CountDownLatch(1);
        recovery.does(run -> {
            inside.countDown();
            Thread.sleep(60_000);
            return OperationResult.succeeded(Map.of());
        });
        operations.recover(before.id(), RecoveryChoice.ROLL_BACK, "bob");
        inside.await();
        operations.close();
        recovery.does(SUCCEEDS);
        open();
        assertThat(result(operations.find(before.id()).orElseThrow()).succeeded())
                .isTrue();
        assertThat(recovery.choices).containsExactly(RecoveryChoice.ROLL_BACK, RecoveryChoice.ROLL_BACK);
    }

    @Test
    void ofManyWhoDecideAtTheSameTimeOneDoes() throws Exception {
        Operation operation = waiting();
        CountDownLatch go = new CountDownLatch(1);
        recovery.does(run -> {
            go.await();
            return OperationResult.succeeded(Map.of());
        });
        List<String> refused = new CopyOnWriteArrayList<>();
        List<Thread> people = new CopyOnWriteArrayList<>();
        for (int i = 0; i < 16; i++) {
            RecoveryChoice choice = i % 2 == 0 ? RecoveryChoice.RESUME : RecoveryChoice.ROLL_BACK;
            people.add(Thread.startVirtualThread(() -> {
                try {
                    operations.recover(operation.id(), choice, "somebody");
                } catch (RecoveryRefusedException e) {
                    refused.add(e.getMessage());
                }
            }));
        }
        for (Thread person : people) {
            person.join();
        }
        go.countDown();
        assertThat(result(operation).succeeded()).isTrue();
        assertThat(recovery.recovered).hasSize(1);
        assertThat(refused).hasSize(15).allMatch(why -> why.contains("its state is RECOVERING"));
    }

    @Test
    void itCanWaitAgainAndAgain() throws Exception {
        Operation operation = waiting();
        recovery.does(run -> {
            throw new IllegalStateException("Still gone.");
        });
        for (int i = 1; i <= 5; i++) {
            operations.recover(operation.id(), RecoveryChoice.RESUME, "bob");
            assertThat(result(operation))
                    .isEqualTo(OperationResult.failed(OperationState.RECOVERY_PENDING, "Still gone."));
            assertThat(recovery.recovered).hasSize(i);
        }
    }

    @Test
    void whatMakesNoSenseIsRefused() throws Exception {
        Operation operation = waiting();
        recovery.options = new RecoveryOptions(Optional.empty(), Optional.of("It cannot go on."), Optional.empty());
        assertRefused(operation, RecoveryChoice.RESUME, "cannot be resumed. It cannot go on.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> operations.recover(operation.id(), RecoveryChoice.AUTOMATIC, "bob"));
        operations.recover(operation.id(), RecoveryChoice.ROLL_BACK, "bob");
        result(operation);
        assertRefused(operation, RecoveryChoice.ROLL_BACK, "does not wait for a decision: its state is SUCCEEDED");
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(
                        () -> operations.recover(OperationId.create(Instant.EPOCH), RecoveryChoice.ROLL_BACK, "bob"));
        operations.close();
        assertThatExceptionOfType(RecoveryRefusedException.class)
                .isThrownBy(() -> operations.recover(operation.id(), RecoveryChoice.RESUME, "bob"))
                .withMessageContaining("shutting down");
    }

    @Test
    void whenSomebodyHasWorkedOnTheProjectItIsTooLate() throws Exception {
        Operation operation = waiting();
        Operation later = submit(run -> {
            run.begin("container.create", "web", Map.of()).done(Map.of());
            return OperationResult.succeeded(Map.of());
        });
        result(later);
        assertRefused(operation, RecoveryChoice.ROLL_BACK, later.id().value());
        assertThat(operations.undecided()).isEmpty();
        assertThat(operations.recovery(operation).orElseThrow().allows(RecoveryChoice.RESUME))
                .isFalse();
    }

    @Test
    void whoIsAtWorkAlreadyMayMakeItTooLate() throws Exception {
        Operation operation = waiting();
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        Operation later = submit(run -> {
            inside.countDown();
            go.await();
            run.begin("container.create", "web", Map.of()).done(Map.of());
            return OperationResult.succeeded(Map.of());
        });
        inside.await();
        operations.recover(operation.id(), RecoveryChoice.RESUME, "bob");
        await().until(() -> log(operation).contains("Waiting for the deploy of shop"));
        go.countDown();
        assertThat(result(operation).state()).isEqualTo(OperationState.RECOVERY_PENDING);
        assertThat(result(operation).error()).contains(later.id().value());
    }

    @Test
    void aJournalOfVersionOneIsReadAndGoesOn() throws Exception {
        operations.close();
        String id = "20261120-101500-250-k3x7q2ab";
        Path folder = Files.createDirectories(directory.resolve(id));
        try (InputStream journal = getClass().getResourceAsStream("journal-version-1.jsonl")) {
            Files.copy(journal, folder.resolve(Journal.FILE));
        }
        open();
        Operation operation = operations.find(new OperationId(id)).orElseThrow();
        assertThat(operation.state()).isEqualTo(OperationState.RECOVERY_PENDING);
        assertThat(operation.error().orElseThrow()).contains("Jenkins ended in the middle");
        assertThat(operation.progress()).extracting(ActionProgress::state).containsExactly("done", "unknown");

        operations.recover(operation.id(), RecoveryChoice.ROLL_BACK, "bob");
        assertThat(result(operation).succeeded()).isTrue();
        assertThat(Journal.read(folder))
                .extracting(JournalEntry::version)
                .containsExactly(1, 1, 1, 1, 1, 1, 1, 1, 2, 2);
    }
}
