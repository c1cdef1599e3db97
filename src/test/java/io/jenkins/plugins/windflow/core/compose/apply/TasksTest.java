package io.jenkins.plugins.windflow.core.compose.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.windflow.core.operation.Operation;
import io.jenkins.plugins.windflow.core.operation.OperationKind;
import io.jenkins.plugins.windflow.core.operation.OperationRequest;
import io.jenkins.plugins.windflow.core.operation.OperationResult;
import io.jenkins.plugins.windflow.core.operation.OperationRun;
import io.jenkins.plugins.windflow.core.operation.OperationSettings;
import io.jenkins.plugins.windflow.core.operation.OperationWork;
import io.jenkins.plugins.windflow.core.operation.Operations;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TasksTest {
    @TempDir
    Path directory;

    /** What a test does inside an operation. */
    private interface Body {
        void run(OperationRun run) throws Exception;
    }

    private void inOperation(Body body) throws Exception {
        Exception[] failure = new Exception[1];
        OperationWork work = new OperationWork() {
            @Override
            public Optional<String> engineId() {
                return Optional.of("engine");
            }

            @Override
            public OperationResult run(OperationRun run) {
                try {
                    body.run(run);
                } catch (Exception e) {
                    failure[0] = e;
                }
                return OperationResult.succeeded(Map.of());
            }
        };
        try (Operations operations = Operations.open(directory, OperationSettings.DEFAULT)) {
            Operation operation = operations.submit(
                    new OperationRequest(OperationKind.DEPLOY, "env", "project", "tester", "a test", null, work));
            operation.completion().get(30, TimeUnit.SECONDS);
        }
        if (failure[0] != null) {
            throw failure[0];
        }
    }

    @Test
    void onlySoManyRunAtATime() throws Exception {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        inOperation(run -> {
            Tasks tasks = Tasks.transfers(run, new Abort(), 3);
            for (int i = 0; i < 12; i++) {
                tasks.start("task", () -> {
                    most.accumulateAndGet(now.incrementAndGet(), Math::max);
                    Thread.sleep(20);
                    now.decrementAndGet();
                });
            }
            tasks.join();
        });
        assertThat(most).hasValue(3);
        assertThat(now).hasValue(0);
    }

    @Test
    void whoWaitsForOthersTakesNobodysPlace() throws Exception {
        CountDownLatch last = new CountDownLatch(1);
        AtomicInteger done = new AtomicInteger();
        inOperation(run -> {
            Tasks tasks = Tasks.transfers(run, new Abort(), 1);
            for (int i = 0; i < 5; i++) {
                tasks.start("waiting", last::await, done::incrementAndGet);
            }
            tasks.start("last", last::countDown);
            tasks.join();
        });
        assertThat(done).hasValue(5);
    }

    @Test
    void theFirstFailureKeepsTheOthersFromBeginning() throws Exception {
        AtomicInteger begun = new AtomicInteger();
        Abort abort = new Abort();
        inOperation(run -> {
            Tasks tasks = Tasks.changes(run, abort);
            tasks.start("fails", () -> {
                throw new IllegalStateException("no room");
            });
            tasks.start("waits", () -> abort.pause(Duration.ofSeconds(20)), begun::incrementAndGet);
            assertThatThrownBy(tasks::join).hasMessage("no room");
        });
        assertThat(begun).hasValue(0);
    }

    @Test
    void whatHasBegunIsWaitedFor() throws Exception {
        AtomicInteger ended = new AtomicInteger();
        Abort abort = new Abort();
        CountDownLatch running = new CountDownLatch(1);
        inOperation(run -> {
            Tasks tasks = Tasks.changes(run, abort);
            tasks.start("works", () -> {
                running.countDown();
                Thread.sleep(100);
                ended.incrementAndGet();
            });
            tasks.start("fails", running::await, () -> {
                throw new IllegalStateException("no room");
            });
            assertThatThrownBy(tasks::join).hasMessage("no room");
            assertThat(ended).hasValue(1);
        });
    }
}
