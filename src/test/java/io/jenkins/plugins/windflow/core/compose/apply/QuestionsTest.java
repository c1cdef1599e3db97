package io.jenkins.plugins.windflow.core.compose.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.windflow.core.compose.apply.Questions.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class QuestionsTest {
    private final Questions questions = new Questions();

    @Test
    void areAskedSixAtATimeAndAnsweredInOrder() throws InterruptedException {
        CyclicBarrier six = new CyclicBarrier(6);
        AtomicInteger asked = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<Answer<Integer>> answers = new ArrayList<>();
        try (questions) {
            for (int number = 0; number < 24; number++) {
                int own = number;
                answers.add(questions.ask(() -> {
                    most.accumulateAndGet(asked.incrementAndGet(), Math::max);
                    meet(six);
                    asked.decrementAndGet();
                    return own;
                }));
            }
            for (int number = 0; number < 24; number++) {
                assertThat(answers.get(number).get()).isEqualTo(number);
            }
        }
        assertThat(most).hasValueLessThanOrEqualTo(6);
    }

    @Test
    void aboutEachOfManyNamesAreAnsweredWithThoseThatAreThereInOrder() throws InterruptedException {
        AtomicInteger asked = new AtomicInteger();

        Map<String, String> found = Questions.each(List.of("b", "none", "a", "b"), name -> {
            asked.incrementAndGet();
            return Optional.of(name + "!").filter(answer -> !name.equals("none"));
        });

        assertThat(found).containsExactly(Map.entry("b", "b!"), Map.entry("a", "a!"));
        assertThat(asked).hasValue(3);
    }

    @Test
    void throwWhatTheQuestionHasThrown() {
        try (questions) {
            Answer<String> answer = questions.ask(() -> {
                throw new IllegalArgumentException("no such thing");
            });
            assertThatThrownBy(answer::get)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("no such thing");
        }
    }

    @Test
    void areGivenUpWhenNobodyWaitsAnyMore() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        questions.ask(() -> {
            begun.countDown();
            try {
                return new CountDownLatch(1).await(60, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                interrupted.countDown();
                return false;
            }
        });
        begun.await();

        questions.close();

        assertThat(interrupted.getCount()).isZero();
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new IllegalStateException("Fewer were asked at a time.", e);
        }
    }
}
