package io.jenkins.plugins.windflow.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.windflow.core.operation.OperationRun;
import java.lang.reflect.Method;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class JournalClockTest {
    private final JournalClock clock = new JournalClock();

    @Test
    void knowsOnlyMethodsThatThereAre() {
        Set<String> methods = Stream.of(OperationRun.class, OperationRun.RunningAction.class)
                .flatMap(type -> Stream.of(type.getMethods()))
                .map(Method::getName)
                .collect(Collectors.toSet());

        assertThat(methods).containsAll(JournalClock.WRITING);
    }

    @Test
    void whatHappensAtTheSameTimeCountsOnce() {
        clock.add(20, 30);
        clock.add(0, 10);
        clock.add(5, 12);
        clock.add(21, 22);

        assertThat(clock.take()).isEqualTo(12 + 10);
    }

    @Test
    void beginsAnewAfterEachTake() {
        clock.add(0, 10);
        clock.take();
        clock.add(5, 7);

        assertThat(clock.take()).isEqualTo(2);
    }
}
