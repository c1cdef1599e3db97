package io.jenkins.plugins.windflow.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Our Compose engine against the program {@code docker compose}: the same files, the same engines. */
final class ComposeBenchmark implements Benchmark {
    @Override
    public String name() {
        return "compose";
    }

    @Override
    public void run(Consumer<Figure> figures) throws Exception {
        Path folder = Files.createTempDirectory("windflow-bench");
        try {
            new LoadMeasurement(folder.resolve("load")).run(figures);
            figures.accept(new MemoryMeasurement(folder.resolve("memory")).run());
            new PlanMeasurement(folder.resolve("plan")).run(figures);
        } finally {
            delete(folder);
        }
    }

    private static void delete(Path folder) throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> all = Files.walk(folder)) {
            deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            Files.delete(path);
        }
    }
}
