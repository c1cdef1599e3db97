package io.jenkins.plugins.windflow.core.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.windflow.core.docker.error.InterruptedCallException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SharedLooksTest {
    private final SharedLooks<String, Integer> looks = new SharedLooks<>();
    private final AtomicInteger count = new AtomicInteger();
    private final CountDownLatch go = new CountDownLatch(1);
    private final List<Thread> threads = new ArrayList<>();

    private int lookSlowly() {
        int number = count.incrementAndGet();
        try {
            go.await();
        } catch (InterruptedException e) {
            throw new InterruptedCallException("prod", e);
        }
        return number;
    }

    private FutureTask<Integer> start(String place) {
        FutureTask<Integer> task = new FutureTask<>(() -> looks.look(place, this::lookSlowly));
        Thread thread = new Thread(task);
        threads.add(thread);
        thread.start();
        await().until(() -> thread.getState() == Thread.State.WAITING);
        return task;
    }

    @Test
    void whoComesMeanwhileSharesTheRunningLook() throws Exception {
        List<FutureTask<Integer>> crowd = List.of(start("prod"), start("prod"), start("prod"));
        FutureTask<Integer> elsewhere = start("test");
        go.countDown();

        for (FutureTask<Integer> one : crowd) {
            assertThat(one.get()).isEqualTo(1);
        }
        assertThat(elsewhere.get()).isEqualTo(2);
        assertThat(looks.look("prod", count::incrementAndGet))
                .as("a look after it")
                .isEqualTo(3);
    }

    @Test
    void aFailureIsEverybodysAndNobodyElses() throws Exception {
        CountDownLatch fail = new CountDownLatch(1);
        FutureTask<Integer> first = new FutureTask<>(() -> looks.look("prod", () -> {
            count.incrementAndGet();
            awaitUninterrupted(fail);
            throw new IllegalStateException("unreachable");
        }));
        new Thread(first).start();
        await().until(() -> count.get() == 1);
        FutureTask<Integer> second = start("prod");
        fail.countDown();

        assertThatThrownBy(first::get).hasRootCauseMessage("unreachable");
        assertThatThrownBy(second::get).hasRootCauseMessage("unreachable");
        assertThat(count).hasValue(1);
        assertThat(looks.look("prod", () -> 7)).isEqualTo(7);
    }

    @Test
    void whoWaitsLooksHimselfWhenTheOtherOneIsInterrupted() throws Exception {
        FutureTask<Integer> first = start("prod");
        FutureTask<Integer> second = start("prod");

        threads.getFirst().interrupt();

        assertThatThrownBy(first::get).hasCauseInstanceOf(InterruptedCallException.class);
        await().until(() -> count.get() == 2);
        go.countDown();
        assertThat(second.get()).isEqualTo(2);
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
