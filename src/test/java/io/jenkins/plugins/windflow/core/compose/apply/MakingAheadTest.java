package io.jenkins.plugins.windflow.core.compose.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class MakingAheadTest {
    private final Abort abort = new Abort();
    private final MakingAhead ahead = new MakingAhead(abort);
    private final List<Tasks.Work> started = new ArrayList<>();

    private void start() {
        ahead.start((name, work) -> started.add(work));
    }

    @Test
    void makesEachOnceAndFewAtATime() throws Exception {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger made = new AtomicInteger();
        for (int i = 0; i < 20; i++) {
            String id = "id-" + i;
            ahead.add("shop-web-" + i, () -> {
                most.accumulateAndGet(now.incrementAndGet(), Math::max);
                Thread.sleep(5);
                now.decrementAndGet();
                made.incrementAndGet();
                return id;
            });
        }
        start();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Tasks.Work work : started) {
                threads.submit(() -> {
                    work.run();
                    return null;
                });
            }
        }

        assertThat(made).hasValue(20);
        assertThat(most).hasValueBetween(2, 3);
        assertThat(ahead.make("shop-web-7")).isEqualTo("id-7");
        assertThat(made).hasValue(20);
    }

    @Test
    void makesOneWhoseTurnComesBefore() throws Exception {
        List<String> order = new ArrayList<>();
        for (String name : List.of("a", "b", "c")) {
            ahead.add(name, () -> {
                order.add(name);
                return name + "-id";
            });
        }

        assertThat(ahead.make("c")).isEqualTo("c-id");
        start();
        started.getFirst().run();

        assertThat(order).containsExactly("c", "a", "b");
    }

    @Test
    void whoseTurnComesMeanwhileWaitsForTheOneThatMakesIt() throws Exception {
        Thread[] maker = new Thread[1];
        ahead.add("a", () -> {
            maker[0] = Thread.currentThread();
            Thread.sleep(100);
            return "a-id";
        });
        start();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> making = threads.submit(() -> {
                started.getFirst().run();
                return null;
            });
            Thread.sleep(20);
            Future<String> turn = threads.submit(() -> ahead.make("a"));

            assertThat(turn.get()).isEqualTo("a-id");
            making.get();
            assertThat(maker[0]).isNotNull();
        }
    }

    @Test
    void aFailureIsThrownToBoth() {
        ahead.add("a", () -> {
            throw new IOException("no room");
        });
        start();

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> started.getFirst().run())
                .withMessage("no room");
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> ahead.make("a"))
                .withMessage("no room");
    }

    @Test
    void makesNothingMoreWhenEverybodyStops() {
        List<String> made = new ArrayList<>();
        ahead.add("a", () -> {
            made.add("a");
            abort.stop(new IOException("somebody failed"));
            return "a-id";
        });
        ahead.add("b", () -> {
            made.add("b");
            return "b-id";
        });
        start();

        assertThatExceptionOfType(Abort.Stopped.class)
                .isThrownBy(() -> started.getFirst().run());
        assertThat(made).containsExactly("a");
    }

    @Test
    void withNothingToMakeNobodyIsStarted() {
        start();

        assertThat(started).isEmpty();
    }
}
