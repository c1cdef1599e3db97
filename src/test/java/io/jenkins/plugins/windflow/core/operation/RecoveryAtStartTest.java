package io.jenkins.plugins.windflow.core.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the next start does with operations that were interrupted. */
class RecoveryAtStartTest {
    private static final Instant TIME = Instant.parse("2026-11-24T06:00:00.123Z");
    private static final OperationWork SUCCEEDS = run -> OperationResult.succeeded(Map.of("status", "DEPLOYED"));

    @TempDir
    Path directory;

    private final ScriptedRecovery recovery = new ScriptedRecovery(SUCCEEDS);
    private Operations operations;

    @AfterEach
    void close() {
        operations.close(Duration.ofSeconds(5));
    }

    private void open(Duration later) {
        open(later, OperationSettings.DEFAULT);
    }

    private void open(Duration later, OperationSettings settings) {
        operations = Operations.open(directory, settings, recovery, Clock.fixed(TIME.plus(later), ZoneOffset.UTC));
    }

    private Operation find(StoredJournal journal) {
        return operations.find(journal.id()).orElseThrow();
    }

    private static OperationResult result(Operation operation) throws Exception {
        return operation.completion().get(20, TimeUnit.SECONDS);
    }

    private static String log(Operation operation) {
        return String.join("\n", operation.log(0).stream().map(LogLine::text).toList());
    }

    private void assertWaits(StoredJournal journal, String why) throws Exception {
        Operation operation = find(journal);
        assertThat(operation.state()).isEqualTo(OperationState.RECOVERY_PENDING);
        assertThat(operation.completion()).isCompleted();
        assertThat(operation.error().orElseThrow())
                .contains("phase apply")
                .contains("Done: rename container shop-web-1")
                .contains("not known to be done: create container shop-web-1")
                .contains(why);
        assertThat(recovery.recovered).isEmpty();
        assertThat(journal.types()).endsWith("pending").doesNotContain("finished", "recovering");
        assertThat(operations.undecided()).containsExactly(operation);
    }

    @Test
    void theSameOperationGoesOnInTheSameJournalAndLog() throws Exception {
        StoredJournal journal =
                StoredJournal.halfway(directory, TIME).log("2026-11-24T06:00:00Z creating\n2026-11-24T06:00:01Z cut o");
        CountDownLatch go = new CountDownLatch(1);
        recovery.does(run -> {
            go.await();
            run.log("taking back");
            run.begin("container.remove", "shop-web-1", Map.of()).done(Map.of());
            throw new OperationFailure(OperationState.ROLLED_BACK, "It was rolled back.", null);
        });

        open(Duration.ofMinutes(5));
        Operation operation = find(journal);
        assertThat(operation.state()).isEqualTo(OperationState.RECOVERING);
        assertThat(operation.isInterrupted()).isTrue();
        assertThat(operation.completion()).isNotDone();
        assertThat(operation.progress())
                .extracting(ActionProgress::action, ActionProgress::state)
                .containsExactly(
                        tuple("rename container shop-web-1", "done"), tuple("create container shop-web-1", "unknown"));
        go.countDown();

        assertThat(result(operation).state()).isEqualTo(OperationState.ROLLED_BACK);
        assertThat(operation.progress()).hasSize(3);
        assertThat(log(operation))
                .startsWith("creating\ncut o\nJenkins ended in the middle of the deploy of shop in prod")
                .endsWith("It is recovered now.\ntaking back");
        assertThat(journal.types()).endsWith("begin", "recovering", "begin", "done", "finished");
        assertThat(Journal.read(journal.folder()).get(8).number("action")).isEqualTo(2);
        assertThat(operation.started()).contains(TIME);
    }

    @Test
    void recoveryIsToldAllThatTheJournalHas() throws Exception {
        StoredJournal journal = StoredJournal.halfway(directory, TIME)
                .add("note", Map.of("name", "gate", "data", Map.of("timeout", 1)))
                .add("note", Map.of("name", "gate", "data", Map.of("timeout", 300)))
                .add("failed", Map.of("action", 1, "error", "no"))
                .add("note", Map.of("name", "cancelled", "data", Map.of("who", "bob")));
        open(Duration.ZERO);
        result(find(journal));

        RecordedOperation recorded = recovery.recovered.getFirst();
        assertThat(recorded.id()).isEqualTo(journal.id());
        assertThat(recorded.engineId()).contains(StoredJournal.ENGINE);
        assertThat(recorded.phase()).contains("apply");
        assertThat(recorded.last()).isEqualTo(TIME);
        assertThat(recorded.notes().get("gate")).containsEntry("timeout", 300);
        assertThat(recorded.cancelledBy()).contains("bob");
        assertThat(recorded.actions())
                .containsExactly(
                        new RecordedAction(
                                0,
                                "apply",
                                "container.rename",
                                "shop-web-1",
                                Map.of("from", "x"),
                                RecordedAction.State.DONE,
                                Map.of("id", "abc")),
                        new RecordedAction(
                                1,
                                "apply",
                                "container.create",
                                "shop-web-1",
                                Map.of("from", "x"),
                                RecordedAction.State.FAILED,
                                Map.of()));
    }

    @Test
    void oneThatIsTooOldWaits() throws Exception {
        StoredJournal journal = StoredJournal.halfway(directory, TIME);
        open(Duration.ofMinutes(61));
        assertWaits(journal, "only what is younger than 60 minutes is recovered");
    }

    @Test
    void aClockThatWasSetBackSaysNothingOfTheAge() throws Exception {
        StoredJournal journal = StoredJournal.halfway(directory, TIME);
        open(Duration.ofHours(-5));
        assertWaits(journal, "only what is younger than 60 minutes is recovered");
    }

    @Test
    void aClockThatIsAFewSecondsOffDisturbsNobody() throws Exception {
        StoredJournal journal = StoredJournal.halfway(directory, TIME);
        open(Duration.ofSeconds(-5));
        assertThat(result(find(journal)).succeeded()).isTrue();
    }

    @Test
    void withoutRecoveryItWaits() throws Exception {
        StoredJournal journal = StoredJournal.halfway(directory, TIME);
        open(Duration.ZERO, OperationSettings.DEFAULT.withRecovery(false, Duration.ofHours(1)));
        assertWaits(journal, "not recovered automatically, by the settings of Windflow");
    }

    @Test
    void whatOnlySomebodyCanDecideWaits() throws Exception {
        StoredJournal journal = StoredJournal.halfway(directory, TIME);
        recovery.options = new RecoveryOptions(Optional.of("Only a person knows."), Optional.empty(), Optional.empty());
        open(Duration.ZERO);
        assertWaits(journal, "Only a person knows.");
    }

    @Test
    void aJournalThatRecoveryCannotUnderstandWaits() throws Exception {
        StoredJournal journal = StoredJournal.halfway(directory, TIME);
        Recovery broken = new Recovery() {
            @Override
            public RecoveryOptions options(RecordedOperation operation) {
                throw new IllegalStateException("no id in it");
            }

            @Override
            public OperationWork work(RecordedOperation operation, RecoveryChoice choice) {
                return SUCCEEDS;
            }
        };
        operations = Operations.open(directory, OperationSettings.DEFAULT, broken, Clock.fixed(TIME, ZoneOffset.UTC));
        assertWaits(journal, "cannot be understood (no id in it)");
    }

    @Test
    void aNameThatWasMaskedIsNotGuessed() throws Exception {
        String secret = "shop-web";
        operations = Operations.open(directory, OperationSettings.DEFAULT, recovery, Clock.systemUTC());
        Operation masked = operations.submit(new OperationRequest(
                OperationKind.DEPLOY, "prod", "shop", "alice", "a test", null, locked(run -> {
                    run.protect(List.of(secret));
                    run.begin("container.rename", "web", Map.of("from", secret + "-1"));
                    throw new OperationSuspended();
                })));
        await().until(() -> log(masked).contains("stops here"));
        operations.close();

        operations = Operations.open(directory, OperationSettings.DEFAULT, recovery, Clock.systemUTC());
        Operation after = operations.find(masked.id()).orElseThrow();
        assertThat(after.state()).isEqualTo(OperationState.RECOVERY_PENDING);
        assertThat(after.error().orElseThrow()).contains("contains the text of a secret and is masked");
        assertThat(operations.recovery(after).orElseThrow().allows(RecoveryChoice.ROLL_BACK))
                .isFalse();
        assertThat(recovery.recovered).isEmpty();
    }

    @Test
    void aTextThatOnlyLooksMaskedIsAName() throws Exception {
        StoredJournal journal = StoredJournal.halfway(directory, TIME).begin(2, "image.tag", "shop/****");
        open(Duration.ZERO);
        assertThat(result(find(journal)).succeeded()).isTrue();
    }

    @Test
    void whoeverWorkedAfterItCountsMore() throws Exception {
        StoredJournal first = StoredJournal.halfway(directory, TIME);
        StoredJournal second = StoredJournal.halfway(directory, TIME.plusSeconds(1));
        open(Duration.ofMinutes(1));

        assertThat(result(find(second)).succeeded()).isTrue();
        assertThat(find(first).state()).isEqualTo(OperationState.RECOVERY_PENDING);
        assertThat(find(first).error().orElseThrow())
                .contains(second.id().value())
                .contains("has worked on the project since");
        assertThat(operations.undecided()).isEmpty();
        assertThat(recovery.recovered).extracting(RecordedOperation::id).containsExactly(second.id());
    }

    @Test
    void whoCameLaterAndChangedNothingDoesNotCount() throws Exception {
        StoredJournal first = StoredJournal.halfway(directory, TIME);
        StoredJournal second = StoredJournal.of(directory, TIME.plusSeconds(1))
                .add("engine", Map.of("engineId", StoredJournal.ENGINE));
        open(Duration.ofMinutes(1));
        assertThat(result(find(first)).succeeded()).isTrue();
        assertThat(find(second).state()).isEqualTo(OperationState.CANCELLED);
    }

    @Test
    void recoveriesComeBeforeAnythingNewOfTheirProject() throws Exception {
        StoredJournal journal = StoredJournal.halfway(directory, TIME);
        List<String> order = new CopyOnWriteArrayList<>();
        CountDownLatch go = new CountDownLatch(1);
        recovery.does(run -> {
            go.await();
            order.add("recovery");
            return OperationResult.succeeded(Map.of());
        });
        open(Duration.ZERO);
        Operation later = operations.submit(
                new OperationRequest(OperationKind.DEPLOY, "prod", "shop", "bob", "a test", null, locked(run -> {
                    order.add("new");
                    return OperationResult.succeeded(Map.of());
                })));
        await().until(() -> log(later).contains("Waiting for the deploy of shop in prod (" + journal.id()));
        go.countDown();
        result(later);
        assertThat(order).containsExactly("recovery", "new");
    }

    @Test
    void anotherEngineIsNotTouched() throws Exception {
        StoredJournal journal = StoredJournal.halfway(directory, TIME);
        recovery.engine = "engine-2";
        recovery.does(run -> {
            throw new AssertionError("must not run");
        });
        open(Duration.ZERO);
        OperationResult result = result(find(journal));
        assertThat(result.state()).isEqualTo(OperationState.RECOVERY_PENDING);
        assertThat(result.error()).contains("engine-1", "engine-2", "nothing is touched");
    }

    @Test
    void aRecoveryThatFailsWaits() throws Exception {
        StoredJournal journal = StoredJournal.halfway(directory, TIME);
        recovery.does(run -> {
            throw new IllegalStateException("the engine is away");
        });
        open(Duration.ZERO);
        assertThat(result(find(journal)))
                .isEqualTo(OperationResult.failed(OperationState.RECOVERY_PENDING, "the engine is away"));
        assertThat(journal.types()).endsWith("recovering", "pending");
    }

    @Test
    void aRecoveryThatIsCancelledWaits() throws Exception {
        StoredJournal journal = StoredJournal.halfway(directory, TIME);
        CountDownLatch inside = new CountDownLatch(1);
        recovery.does(run -> {
            inside.countDown();
            Thread.sleep(60_000);
            return OperationResult.succeeded(Map.of());
        });
        open(Duration.ZERO);
        inside.await();
        assertThat(operations.cancel(journal.id(), "bob")).isTrue();
        assertThat(result(find(journal)))
                .isEqualTo(
                        OperationResult.failed(OperationState.RECOVERY_PENDING, "The recovery was cancelled by bob."));
    }

    @Test
    void aRecoveryThatIsSuspendedGoesOnAtTheNextStart() throws Exception {
        StoredJournal journal = StoredJournal.halfway(directory, TIME);
        CountDownLatch inside = new CountDownLatch(1);
        recovery.does(run -> {
            inside.countDown();
            try {
                Thread.sleep(60_000);
            } catch (InterruptedException e) {
                assertThat(run.isSuspended()).isTrue();
                assertThat(run.cancelledBy()).isNull();
                throw new OperationSuspended();
            }
            return OperationResult.succeeded(Map.of());
        });
        open(Duration.ZERO);
        inside.await();
        operations.close();
        assertThat(journal.types()).endsWith("recovering", "suspended");

        recovery.does(SUCCEEDS);
        open(Duration.ofMinutes(1));
        assertThat(result(find(journal)).succeeded()).isTrue();
    }

    @Test
    void aRecoveryThatTakesTheProcessDownDoesNotDoSoForEver() throws Exception {
        StoredJournal journal = StoredJournal.halfway(directory, TIME);
        Map<String, String> automatic = Map.of("choice", "AUTOMATIC");
        journal.add("recovering", automatic).add("recovering", automatic).add("recovering", automatic);
        open(Duration.ZERO);
        assertThat(find(journal).state()).isEqualTo(OperationState.RECOVERY_PENDING);
        assertThat(find(journal).error().orElseThrow()).contains("interrupted 3 times");
    }

    @Test
    void whatChangedNothingEnds() throws Exception {
        StoredJournal journal = StoredJournal.of(directory, TIME).add("suspended", Map.of());
        StoredJournal cancelled = StoredJournal.of(directory, TIME)
                .add("note", Map.of("name", "cancelled", "data", Map.of("who", "bob")));
        open(Duration.ZERO);
        assertThat(find(journal).state()).isEqualTo(OperationState.CANCELLED);
        assertThat(find(journal).error().orElseThrow()).contains("submit it again");
        assertThat(find(cancelled).error()).contains("The operation was cancelled by bob.");
        assertThat(recovery.recovered).isEmpty();
    }

    @Test
    void aCrashAtAnyByteLeavesOneGoodWay() throws Exception {
        StoredJournal journal = StoredJournal.halfway(directory, TIME);
        Path file = journal.folder().resolve(Journal.FILE);
        byte[] whole = Files.readAllBytes(file);
        int recovered = 0;
        for (int length = 0; length <= whole.length; length += length % 2 == 0 ? 3 : 5) {
            Files.write(file, Arrays.copyOf(whole, length));
            long complete = new String(whole, 0, length, StandardCharsets.UTF_8)
                    .chars()
                    .filter(c -> c == '\n')
                    .count();
            open(Duration.ofMinutes(1));
            Optional<Operation> operation = operations.find(journal.id());
            assertThat(operation.isPresent()).isEqualTo(complete > 0);
            if (complete > 0) {
                OperationState expected = complete > 4 ? OperationState.SUCCEEDED : OperationState.CANCELLED;
                assertThat(result(operation.get()).state()).isEqualTo(expected);
                recovered += complete > 4 ? 1 : 0;
            }
            operations.close();
        }
        assertThat(recovery.recovered).hasSize(recovered);
        assertThat(recovered).isPositive();
    }

    @Test
    void namesTellTheOrderAlsoWhenTheClockWasSetBack() throws Exception {
        StoredJournal journal = StoredJournal.halfway(directory, TIME);
        open(Duration.ofDays(-1));
        Operation later = operations.submit(new OperationRequest(
                OperationKind.DEPLOY, "prod", "shop", "bob", "a test", null, locked(run -> {
                    run.begin("container.create", "web", Map.of()).done(Map.of());
                    return OperationResult.succeeded(Map.of());
                })));
        result(later);
        assertThat(later.id()).isGreaterThan(journal.id());
        assertThat(operations.recovery(find(journal)).orElseThrow().refusal(RecoveryChoice.RESUME))
                .hasValueSatisfying(why -> assertThat(why).contains(later.id().value()));
    }

    /** Work that changes the project on the engine of the journals. */
    private static OperationWork locked(OperationWork work) {
        return new OperationWork() {
            @Override
            public Optional<String> engineId() {
                return Optional.of(StoredJournal.ENGINE);
            }

            @Override
            public OperationResult run(OperationRun run) throws Exception {
                return work.run(run);
            }
        };
    }
}
