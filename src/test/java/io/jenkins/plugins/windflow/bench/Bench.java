package io.jenkins.plugins.windflow.bench;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Runs the benchmarks that are named, or all: what {@code ./dev bench [NAME]} starts. */
public final class Bench {
    private static final int UNKNOWN_NAME = 2;

    private final Map<String, Benchmark> known = new LinkedHashMap<>();

    Bench(List<Benchmark> benchmarks) {
        benchmarks.forEach(benchmark -> known.put(benchmark.name(), benchmark));
    }

    /** Ends the JVM with status 1 when a target is missed, and with 2 when there is no benchmark of a name. */
    public static void main(String... names) throws Exception {
        System.exit(new Bench(List.of(
                        new TransportBenchmark(), new ComposeBenchmark(), new DeployBenchmark(), new PagesBenchmark()))
                .run(List.of(names), System.out, System.err));
    }

    /** The exit status. */
    int run(List<String> names, PrintStream rows, PrintStream errors) throws Exception {
        for (String name : names) {
            if (!known.containsKey(name)) {
                errors.println("There is no benchmark '" + name + "'; give one of these names, or none for all: "
                        + String.join(", ", known.keySet()) + ".");
                return UNKNOWN_NAME;
            }
        }
        rows.println(Figure.HEADER);
        AtomicInteger missed = new AtomicInteger();
        for (String name : names.isEmpty() ? List.copyOf(known.keySet()) : names) {
            known.get(name).run(figure -> {
                rows.println(figure.line());
                missed.addAndGet(figure.isShort() ? 1 : 0);
            });
        }
        return missed.get() == 0 ? 0 : 1;
    }
}
