package io.jenkins.plugins.windflow.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class BenchTest {
    private record Given(String name, Figure... given) implements Benchmark {
        @Override
        public void run(Consumer<Figure> figures) {
            List.of(given).forEach(figures);
        }
    }

    private final ByteArrayOutputStream rows = new ByteArrayOutputStream();
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

    private int run(Bench bench, String... names) throws Exception {
        return bench.run(
                List.of(names),
                new PrintStream(rows, true, StandardCharsets.UTF_8),
                new PrintStream(errors, true, StandardCharsets.UTF_8));
    }

    private static Figure figure(double ours, double peer, double target) {
        return new Figure("calls", ours, peer, "ms", new Target.Ratio(target));
    }

    @Test
    void printsOneLineForEachFigureAndSucceedsWhenAllTargetsAreMet() throws Exception {
        Figure informing = new Figure("CPU", 30, 1200, "ms", Target.NONE);
        Bench bench = new Bench(List.of(new Given("one", figure(1, 2, 0.5)), new Given("two", informing)));

        assertThat(run(bench)).isZero();
        assertThat(rows.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "name | ours | peer | ratio | target | ok",
                        "calls | 1.000 ms | 2.000 ms | 0.500x | <= 0.5x | ok",
                        "CPU | 30.0 ms | 1200 ms | 0.025x | - | -");
    }

    @Test
    void failsWhenOneTargetIsMissedAndStillShowsTheRest() throws Exception {
        Bench bench = new Bench(List.of(new Given("one", figure(1.2, 1, 1.1), figure(1, 1, 1.1))));

        assertThat(run(bench, "one")).isEqualTo(1);
        assertThat(rows.toString(StandardCharsets.UTF_8).lines().skip(1))
                .containsExactly(
                        "calls | 1.200 ms | 1.000 ms | 1.200x | <= 1.1x | short",
                        "calls | 1.000 ms | 1.000 ms | 1.000x | <= 1.1x | ok");
    }

    @Test
    void anAmountNeedsNoPeer() throws Exception {
        Figure within = new Figure("memory", 39.5, Double.NaN, "MB", new Target.Amount(40));
        Figure beyond = new Figure("memory", 44, 88, "MB", new Target.Amount(40));

        assertThat(run(new Bench(List.of(new Given("one", within, beyond))))).isEqualTo(1);
        assertThat(rows.toString(StandardCharsets.UTF_8).lines().skip(1))
                .containsExactly(
                        "memory | 39.5 MB | - | - | <= 40 MB | ok",
                        "memory | 44.0 MB | 88.0 MB | 0.500x | <= 40 MB | short");
    }

    @Test
    void aMeasurementOfNothingIsShort() {
        assertThat(figure(0, 0, 1).isShort()).isTrue();
    }

    @Test
    void runsOnlyWhatIsNamed() throws Exception {
        Bench bench = new Bench(List.of(new Given("one", figure(2, 1, 1)), new Given("two", figure(1, 1, 1))));

        assertThat(run(bench, "two")).isZero();
        assertThat(rows.toString(StandardCharsets.UTF_8).lines()).hasSize(2);
    }

    @Test
    void anUnknownNameIsOneSentenceWithTheKnownOnesAndNothingRuns() throws Exception {
        Bench bench = new Bench(List.of(new Given("one", figure(1, 1, 1)), new Given("two")));

        assertThat(run(bench, "one", "three")).isEqualTo(2);
        assertThat(rows.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(errors.toString(StandardCharsets.UTF_8).lines())
                .containsExactly("There is no benchmark 'three'; give one of these names, or none for all: one, two.");
    }
}
