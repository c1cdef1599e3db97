package io.jenkins.plugins.windflow.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.windflow.bench.Duel.Medians;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

class DuelTest {
    private long now;

    private Duel.Turn taking(Iterator<Long> durations) {
        return () -> now += durations.next();
    }

    @Test
    void takesTheMedianOfEachSideWithoutTheWarmUp() throws Exception {
        Medians medians = new Duel(1, 3)
                .measure(
                        () -> now,
                        taking(List.of(900L, 5L, 700L, 4L).iterator()),
                        taking(List.of(900L, 1L, 2L, 800L).iterator()));

        assertThat(medians).isEqualTo(new Medians(5, 2));
    }

    @Test
    void anEvenNumberOfRoundsHasItsMedianBetweenTheTwoInTheMiddle() throws Exception {
        Medians medians = new Duel(0, 2)
                .measure(
                        () -> now,
                        taking(List.of(1L, 4L).iterator()),
                        taking(List.of(10L, 20L).iterator()));

        assertThat(medians).isEqualTo(new Medians(2.5, 15));
    }

    @Test
    void theSidesTakeTurns() throws Exception {
        List<String> turns = new ArrayList<>();

        new Duel(1, 2).measure(() -> 0, () -> turns.add("ours"), () -> turns.add("peer"));

        assertThat(turns).containsExactly("ours", "peer", "ours", "peer", "ours", "peer");
    }

    @Test
    void whatIsBeforeAndAfterATurnIsNotMeasured() throws Exception {
        List<Long> orderly = new ArrayList<>();
        Duel.Turn counted = () -> now += 3;
        Duel.Turn ours = counted.between(
                () -> {
                    orderly.add(now);
                    now += 100;
                },
                () -> {
                    orderly.add(now);
                    now += 1_000;
                });

        Medians medians = new Duel(1, 1).measure(() -> now, ours, () -> now += 7);

        assertThat(medians).isEqualTo(new Medians(3, 7));
        assertThat(orderly).containsExactly(0L, 103L, 1_110L, 1_213L);
    }
}
