package io.jenkins.plugins.windflow.bench;

import java.util.function.Consumer;

/** Our Compose engine against the program {@code docker compose}: the same files, the same engines. */
final class ComposeBenchmark implements Benchmark {
    @Override
    public String name() {
        return "compose";
    }

    @Override
    public void run(Consumer<Figure> figures) throws Exception {
        try (WorkFolder folder = new WorkFolder()) {
            new LoadMeasurement(folder.path().resolve("load")).run(figures);
            figures.accept(new MemoryMeasurement(folder.path().resolve("memory")).run());
            new PlanMeasurement(folder.path().resolve("plan")).run(figures);
        }
    }
}
