package io.jenkins.plugins.windflow.core.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OperationsTest {
    private static final String SECRET = "s3cr3t-c4nary";

    @TempDir
    Path directory;

    private Operations operations;

    @BeforeEach
    void open() {
        operations = Operations.open(directory, OperationSettings.DEFAULT);
    }

    @AfterEach
    void close() {
        operations.close(Duration.ofSeconds(5));
    }

    private Operation submit(String environment, String project, OperationWork work) {
        return operations.submit(
                new OperationRequest(OperationKind.DEPLOY, environment, project, "alice", "a test", "job/a/1/", work));
    }

    private static OperationResult result(Operation operation) throws Exception {
        return operation.completion().get(20, TimeUnit.SECONDS);
    }

    private static String log(Operation operation) {
        return String.join("\n", operation.log(0).stream().map(LogLine::text).toList());
    }

    /** Work that changes the project on the engine. */
    private static OperationWork locked(String engine, OperationWork work) {
        return new OperationWork() {
            @Override
            public Optional<String> engineId() {
                return Optional.of(engine);
            }

            @Override
            public OperationResult run(OperationRun run) throws Exception {
                return work.run(run);
            }
        };
    }

    private static OperationResult done() {
        return OperationResult.succeeded(Map.of("status", "DEPLOYED"));
    }

    @Test
    void anOperationTellsWhatItDoesAndWhatCameOfIt() throws Exception {
        Operation operation = submit("prod", "shop", locked("engine-1", run -> {
            run.log("one\ntwo");
            run.plan(new PlanDocument(1, List.of(new PlannedAction("create", "container", "web", "")), "text"));
            run.begin("container.create", "web", Map.of("image", "a")).done(Map.of("id", "1"));
            return done();
        }));

        assertThat(result(operation).succeeded()).isTrue();
        assertThat(operation.state()).isEqualTo(OperationState.SUCCEEDED);
        assertThat(log(operation)).isEqualTo("one\ntwo");
        assertThat(operation.log(1)).extracting(LogLine::text).containsExactly("two");
        assertThat(operation.nextLogSeq()).isEqualTo(2);
        assertThat(operation.plan().orElseThrow().actions())
                .extracting(PlannedAction::name)
                .containsExactly("web");
        assertThat(operation.progress())
                .extracting(ActionProgress::action, ActionProgress::state)
                .containsExactly(tuple("create container web", "done"));
        assertThat(operation.engineId()).contains("engine-1");
        assertThat(operations.find(operation.id())).containsSame(operation);
    }

    @Test
    void aFailureIsAResultWithASentenceAndNeverAnException() throws Exception {
        Operation failed = submit("prod", "a", run -> {
            throw new IOException("No such file.");
        });
        Operation rolledBack = submit("prod", "b", run -> {
            throw new OperationFailure(OperationState.ROLLED_BACK, "It was rolled back.", null);
        });
        Operation broken = submit("prod", "c", run -> {
            throw new StackOverflowError();
        });

        assertThat(result(failed)).isEqualTo(OperationResult.failed(OperationState.FAILED, "No such file."));
        assertThat(result(rolledBack).state()).isEqualTo(OperationState.ROLLED_BACK);
        assertThat(result(broken).error()).contains("Internal error");
        assertThat(log(failed)).as("the sentence is the result's to tell").isEmpty();
    }

    @Test
    void everythingIsThereAfterARestart() throws Exception {
        Operation before = submit("prod", "shop", locked("engine-1", run -> {
            run.log("ümlaut");
            run.plan(new PlanDocument(1, List.of(new PlannedAction("create", "container", "web", "because")), "text"));
            run.phase("apply");
            run.begin("container.create", "web", Map.of()).done(Map.of());
            run.begin("container.start", "web", Map.of()).failed("no port");
            run.protect(List.of("hunter2"));
            run.report("images", "web", Map.of("before", "web:1"));
            run.report("images", "web", Map.of("before", "web:1", "after", List.of("web:hunter2")));
            run.phase("gate");
            return OperationResult.succeeded(Map.of("changes", 1, "kept", List.of("db")));
        }));
        result(before);
        operations.close();

        operations = Operations.open(directory, OperationSettings.DEFAULT);
        Operation after = operations.find(before.id()).orElseThrow();

        assertThat(after.completion()).isCompleted();
        assertThat(after.result().orElseThrow().values())
                .isEqualTo(before.result().orElseThrow().values());
        assertThat(after.state()).isEqualTo(OperationState.SUCCEEDED);
        assertThat(after.plan()).isEqualTo(before.plan());
        assertThat(after.progress()).isEqualTo(before.progress());
        assertThat(after.log(0)).isEqualTo(before.log(0));
        assertThat(after.submitted()).isEqualTo(before.submitted());
        assertThat(after.started()).isEqualTo(before.started());
        assertThat(after.finished()).isEqualTo(before.finished());
        assertThat(after.buildUrl()).contains("job/a/1/");
        assertThat(after.engineId()).contains("engine-1");
        assertThat(after.phase()).contains("gate");
        assertThat(after.phases())
                .isEqualTo(before.phases())
                .extracting(Phase::name)
                .containsExactly("apply", "gate");
        assertThat(after.progress())
                .extracting(ActionProgress::phase, ActionProgress::error)
                .containsExactly(tuple("apply", null), tuple("apply", "no port"));
        assertThat(after.report())
                .isEqualTo(before.report())
                .isEqualTo(Map.of("images", Map.of("web", Map.of("before", "web:1", "after", List.of("web:****")))));
    }

    @Test
    void oneProjectOfOneEngineIsChangedByOneOperationAtATimeInTheOrderOfArrival() throws Exception {
        List<Integer> order = Collections.synchronizedList(new ArrayList<>());
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch begin = new CountDownLatch(1);
        List<Operation> submitted = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            int number = i;
            submitted.add(submit("env-" + i, "shop", locked("engine-1", run -> {
                most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                begin.await();
                order.add(number);
                inside.decrementAndGet();
                return done();
            })));
            // The order of arrival is that of the threads, so each one has to be in line before the next comes.
            String expected = number == 0 ? "" : "Waiting for the deploy of shop";
            await().until(() ->
                    number == 0 ? inside.get() == 1 : log(submitted.get(number)).contains(expected));
        }
        begin.countDown();
        for (Operation operation : submitted) {
            result(operation);
        }

        assertThat(order).containsExactly(0, 1, 2, 3, 4);
        assertThat(most).hasValue(1);
        assertThat(log(submitted.get(1)))
                .contains(submitted.getFirst().id().value())
                .contains("alice");
    }

    @Test
    void anotherProjectAndAnotherEngineDoNotWait() throws Exception {
        CyclicBarrier together = new CyclicBarrier(3);
        OperationWork meet = run -> {
            together.await(10, TimeUnit.SECONDS);
            return done();
        };
        List<Operation> three = List.of(
                submit("a", "shop", locked("1", meet)),
                submit("a", "blog", locked("1", meet)),
                submit("b", "shop", locked("2", meet)));
        for (Operation operation : three) {
            assertThat(result(operation).succeeded()).isTrue();
        }
    }

    @Test
    void anEnvironmentHasFourPlacesAndOthersDoNotCare() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        AtomicInteger inside = new AtomicInteger();
        List<Operation> slow = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            slow.add(submit("slow", "p" + i, locked("1", run -> {
                inside.incrementAndGet();
                end.await();
                return done();
            })));
        }
        await().until(() -> inside.get() == 4);
        assertThat(result(submit("fast", "p", locked("2", run -> done()))).succeeded())
                .isTrue();
        await().until(() -> slow.stream()
                        .filter(operation -> log(operation).contains("4 operations already run"))
                        .count()
                == 2);
        assertThat(inside).hasValue(4);
        end.countDown();
        for (Operation operation : slow) {
            assertThat(result(operation).succeeded()).isTrue();
        }
        assertThat(inside).hasValue(6);
    }

    @Test
    void whoWaitsForALockTakesNoPlace() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        List<Operation> all = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            all.add(submit("env", "same", locked("1", run -> {
                end.await();
                return done();
            })));
        }
        assertThat(result(submit("env", "other", locked("1", run -> done()))).succeeded())
                .isTrue();
        end.countDown();
        for (Operation operation : all) {
            result(operation);
        }
    }

    @Test
    void fiftyOperationsInTenEnvironmentsEndAlthoughOneEngineIsDeadAndOneSlow() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        List<Operation> healthy = new ArrayList<>();
        List<Operation> hanging = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            int environment = i % 10;
            OperationWork work =
                    switch (environment) {
                        case 0 ->
                            new OperationWork() {
                                @Override
                                public Optional<String> engineId() throws Exception {
                                    never.await();
                                    return Optional.empty();
                                }

                                @Override
                                public OperationResult run(OperationRun run) {
                                    return done();
                                }
                            };
                        case 1 ->
                            locked("e1", run -> {
                                never.await();
                                return done();
                            });
                        default ->
                            locked("e" + environment, run -> {
                                run.begin("container.create", "c", Map.of()).done(Map.of());
                                return done();
                            });
                    };
            (environment < 2 ? hanging : healthy).add(submit("env" + environment, "p" + i, work));
        }
        for (Operation operation : healthy) {
            assertThat(result(operation).succeeded()).isTrue();
        }
        assertThat(hanging).noneMatch(operation -> operation.state().isFinal());
        hanging.forEach(operation -> operations.cancel(operation.id(), "bob"));
        for (Operation operation : hanging) {
            assertThat(result(operation).state()).isEqualTo(OperationState.CANCELLED);
        }
    }

    @Test
    void cancellingInterruptsOnceAndSaysWho() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        Operation operation = submit("prod", "shop", run -> {
            inside.countDown();
            Thread.sleep(60_000);
            return done();
        });
        inside.await();

        assertThat(operations.cancel(operation.id(), "bob")).isTrue();
        assertThat(operations.cancel(operation.id(), "carol")).isFalse();

        assertThat(result(operation))
                .isEqualTo(OperationResult.failed(OperationState.CANCELLED, "The operation was cancelled by bob."));
        await().until(() -> !operations.cancel(operation.id(), "dave"));
        assertThat(log(operation)).contains("Cancelled by bob.").doesNotContain("carol", "dave");
    }

    @Test
    void aWaitingOperationCanBeCancelledAndLeavesTheLine() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        Operation first = submit("prod", "shop", locked("1", run -> {
            end.await();
            return done();
        }));
        await().until(() -> first.state() == OperationState.RUNNING);
        Operation second = submit("prod", "shop", locked("1", run -> done()));
        await().until(() -> log(second).contains("Waiting"));

        operations.cancel(second.id(), "bob");
        assertThat(result(second).state()).isEqualTo(OperationState.CANCELLED);
        Operation third = submit("prod", "shop", locked("1", run -> done()));
        end.countDown();
        assertThat(result(third).succeeded()).isTrue();
        assertThat(result(first).succeeded()).isTrue();
    }

    @Test
    void whatIsShieldedIsNotInterruptedByASecondCancellation() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        Operation operation = submit("prod", "shop", run -> {
            try {
                inside.countDown();
                Thread.sleep(60_000);
                return done();
            } catch (InterruptedException e) {
                return run.shielded(() -> {
                    Thread.sleep(300);
                    run.begin("container.start", "old", Map.of()).done(Map.of());
                    throw new OperationFailure(OperationState.ROLLED_BACK, "Taken back.", e);
                });
            }
        });
        inside.await();
        operations.cancel(operation.id(), "bob");
        operations.cancel(operation.id(), "bob");
        operations.close(Duration.ofSeconds(5));
        assertThat(result(operation).state()).isEqualTo(OperationState.ROLLED_BACK);
    }

    @Test
    void aCancellationWhileShieldedComesAfterwards() throws Exception {
        CountDownLatch shielded = new CountDownLatch(1);
        CountDownLatch cancelled = new CountDownLatch(1);
        Operation operation = submit("prod", "shop", run -> {
            run.shielded(() -> {
                shielded.countDown();
                cancelled.await();
                return null;
            });
            run.checkCancelled();
            return done();
        });
        shielded.await();
        operations.cancel(operation.id(), "bob");
        cancelled.countDown();
        assertThat(result(operation).state()).isEqualTo(OperationState.CANCELLED);
    }

    @Test
    void closingTakesNewOperationsNoMoreAndDoesNotWaitForEver() {
        CountDownLatch inside = new CountDownLatch(1);
        Operation stubborn = submit(
                "prod",
                "shop",
                run -> run.shielded(() -> {
                    inside.countDown();
                    new CountDownLatch(1).await(3, TimeUnit.SECONDS);
                    return done();
                }));
        await().until(() -> inside.getCount() == 0);
        long begun = System.nanoTime();
        operations.close(Duration.ofMillis(200));
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(2));
        assertThat(stubborn.state()).isEqualTo(OperationState.RUNNING);
        assertThatIllegalStateException()
                .isThrownBy(() -> submit("prod", "shop", run -> done()))
                .withMessageContaining("shutting down");
        await().until(() -> stubborn.state().isFinal());
    }

    @Test
    void secretsAreNowhere() throws Exception {
        String multiline = "-----BEGIN KEY-----\nabcdefghijklmnop\nqrstuvwxyz012345";
        Operation operation = submit("prod", "shop", run -> {
            run.protect(List.of(SECRET, multiline, "ab"));
            run.log("password is " + SECRET);
            run.log("a line: abcdefghijklmnop, able");
            run.plan(new PlanDocument(1, List.of(new PlannedAction("create", "container", SECRET, SECRET)), SECRET));
            run.begin("container.create", SECRET, Map.of(SECRET, List.of(Map.of("x", SECRET))))
                    .done(Map.of("y", SECRET));
            run.begin("container.start", "web", Map.of()).failed("bad " + SECRET);
            throw new IOException("cannot log in with " + SECRET);
        });

        assertThat(result(operation).error()).isEqualTo("cannot log in with ****");
        assertThat(log(operation))
                .contains("password is ****", "a line: ****, able")
                .doesNotContain(SECRET);
        assertThat(operation.plan().orElseThrow().toString()).doesNotContain(SECRET);
        assertThat(operation.progress().toString()).doesNotContain(SECRET);
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file)).doesNotContain(SECRET, "abcdefghijklmnop");
            }
        }
    }

    @Test
    void listenersHearEverythingInOrderAndABadOneDisturbsNobody() throws Exception {
        List<String> heard = Collections.synchronizedList(new ArrayList<>());
        operations.addListener(new OperationListener() {
            @Override
            public void logged(Operation operation, List<LogLine> lines) {
                throw new IllegalStateException("a bad listener");
            }
        });
        operations.addListener(new OperationListener() {
            @Override
            public void changed(Operation operation) {
                heard.add("state");
            }

            @Override
            public void logged(Operation operation, List<LogLine> lines) {
                lines.forEach(line -> heard.add(line.text()));
            }
        });
        result(submit("prod", "shop", run -> {
            for (int i = 0; i < 200; i++) {
                run.log("line " + i);
            }
            return done();
        }));
        await().untilAsserted(() -> {
            assertThat(heard).endsWith("state");
            List<String> lines =
                    heard.stream().filter(text -> text.startsWith("line")).toList();
            assertThat(lines).hasSize(200).startsWith("line 0").endsWith("line 199");
        });
    }

    @Test
    void historyIsListedNewestFirstByPages() throws Exception {
        List<Operation> all = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            Operation operation = submit(i % 2 == 0 ? "even" : "odd", "p", run -> done());
            result(operation);
            all.add(operation);
            Thread.sleep(2);
        }
        List<Operation> first = operations.recent(OperationFilter.newest(3));
        assertThat(first).containsExactly(all.get(6), all.get(5), all.get(4));
        assertThat(operations.recent(
                        new OperationFilter(null, null, first.getLast().id(), 10)))
                .containsExactly(all.get(3), all.get(2), all.get(1), all.get(0));
        assertThat(operations.recent(new OperationFilter("odd", "p", null, 2))).containsExactly(all.get(5), all.get(3));
        assertThat(operations.recent(new OperationFilter(null, "nobody", null, 2)))
                .isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> OperationFilter.newest(0));
    }

    @Test
    void onlyTheLastOnesAreKept() throws Exception {
        operations.close();
        operations =
                Operations.open(directory, new OperationSettings(4, 3, Duration.ofDays(90), true, Duration.ofHours(1)));
        for (int i = 0; i < 5; i++) {
            result(submit("prod", "p", run -> done()));
            Thread.sleep(2);
        }
        await().until(() -> operations.recent(OperationFilter.newest(10)).size() == 3);
        await().untilAsserted(() -> {
            try (Stream<Path> folders = Files.list(directory)) {
                assertThat(folders).hasSize(3);
            }
        });
    }

    @Test
    void aNameFromOutsideCannotLeaveTheFolder() {
        assertThat(OperationId.isValid("../../secrets")).isFalse();
        assertThat(OperationId.isValid(null)).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OperationId(".."))
                .withMessageContaining("..");
    }

    @Test
    void theLogOfAnEndedOperationIsReadFromItsFile() throws Exception {
        Operation operation = submit("prod", "shop", run -> {
            run.log("one\ntwo");
            return done();
        });
        result(operation);

        Path file = directory.resolve(operation.id().value()).resolve("log.txt");
        Files.writeString(file, Files.readString(file).replace("two", "second"));

        assertThat(log(operation)).isEqualTo("one\nsecond");
        assertThat(operation.log(1)).extracting(LogLine::text).containsExactly("second");
        assertThat(operation.nextLogSeq()).isEqualTo(2);
    }

    @Test
    void aFolderThatCannotBeRemovedIsOnlyLogged() throws Exception {
        Logger logger = Logger.getLogger(Operations.class.getName());
        List<String> warnings = Collections.synchronizedList(new ArrayList<>());
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord record) {
                warnings.add(record.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        logger.addHandler(handler);
        try {
            operations.close();
            operations = Operations.open(
                    directory, new OperationSettings(4, 1, Duration.ofDays(90), true, Duration.ofHours(1)));
            Operation first = submit("prod", "a", run -> done());
            result(first);
            Retention.delete(directory.resolve(first.id().value()));

            assertThat(result(submit("prod", "b", run -> done())).succeeded()).isTrue();

            await().atMost(Duration.ofSeconds(10))
                    .until(() -> warnings.stream().anyMatch(text -> text.contains("stays on disk")));
            assertThat(operations.find(first.id())).isEmpty();
        } finally {
            logger.removeHandler(handler);
        }
    }
}
