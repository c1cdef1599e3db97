package io.jenkins.plugins.windflow.bench;

import io.jenkins.plugins.windflow.testing.TestEngine;
import io.jenkins.plugins.windflow.testing.TestEngines;
import java.nio.file.Path;
import java.util.function.Consumer;

/** A deployment of ours against {@code docker compose up -d --wait}: the same files and the same engine, in turns. */
final class DeployBenchmark implements Benchmark {
    @Override
    public String name() {
        return "deploy";
    }

    @Override
    public void run(Consumer<Figure> figures) throws Exception {
        try (WorkFolder folder = new WorkFolder()) {
            for (TestEngine engine : TestEngines.all()) {
                run(engine, folder.path().resolve(engine.name()), figures);
            }
        }
    }

    private static void run(TestEngine engine, Path folder, Consumer<Figure> figures) throws Exception {
        TieredProject project =
                new TieredProject(folder.resolve("project"), TestEngines.uniqueName("bench"), engine.busybox());
        ComposeProgram peer = new ComposeProgram(project.folder().path(), engine);
        try (WindflowProgram ours = new WindflowProgram(project.folder(), engine, folder.resolve("operations"))) {
            new FirstDeployMeasurement(engine, project, ours, peer).run(figures);
            new NextDeployMeasurement(engine, project, ours, peer).run(figures);
        } finally {
            engine.removeProject(project.name());
        }
    }
}
