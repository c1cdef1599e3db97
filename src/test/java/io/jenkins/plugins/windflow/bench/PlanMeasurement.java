package io.jenkins.plugins.windflow.bench;

import io.jenkins.plugins.windflow.bench.Duel.Medians;
import io.jenkins.plugins.windflow.core.compose.apply.Controller;
import io.jenkins.plugins.windflow.core.compose.apply.DeployOptions;
import io.jenkins.plugins.windflow.core.compose.apply.DeployRequest;
import io.jenkins.plugins.windflow.core.compose.apply.PlanWork;
import io.jenkins.plugins.windflow.core.compose.build.BuildFiles;
import io.jenkins.plugins.windflow.core.operation.OperationKind;
import io.jenkins.plugins.windflow.core.operation.OperationRequest;
import io.jenkins.plugins.windflow.core.operation.OperationResult;
import io.jenkins.plugins.windflow.core.operation.OperationSettings;
import io.jenkins.plugins.windflow.core.operation.Operations;
import io.jenkins.plugins.windflow.testing.TestEngine;
import io.jenkins.plugins.windflow.testing.TestEngines;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * How long it takes to find out that nothing has to be done for a project that runs: ours as the step {@code windflowPlan}
 * does it, from the file on the disk to the ended operation, against {@code docker compose up -d}, which has made the
 * project, so that ours has to compare everything.
 */
final class PlanMeasurement {
    private static final int SERVICES = 20;
    private static final int WARM_UP = 20;
    private static final int ROUNDS = 7;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final Controller CONTROLLER = new Controller(
            "11111111-2222-3333-4444-555555555555", "a key of benchmarks".getBytes(StandardCharsets.UTF_8));

    private final Path folder;

    PlanMeasurement(Path folder) {
        this.folder = folder;
    }

    /** One figure for each engine. */
    void run(Consumer<Figure> figures) throws Exception {
        for (TestEngine engine : TestEngines.all()) {
            figures.accept(measure(engine));
        }
    }

    private Figure measure(TestEngine engine) throws Exception {
        String name = TestEngines.uniqueName("bench");
        ProjectFolder project = new ProjectFolder(folder.resolve(name));
        LargeProject.write(project.path(), name, SERVICES, LargeProject.startable(SERVICES, engine.busybox()));
        ComposeProgram peer = new ComposeProgram(project.path(), engine);
        try (Operations operations = Operations.open(folder.resolve("operations"), OperationSettings.DEFAULT)) {
            peer.run("up", "-d");
            for (int i = 0; i < WARM_UP; i++) {
                plan(project, engine, operations);
            }
            Medians took = new Duel(1, ROUNDS)
                    .measure(System::nanoTime, () -> plan(project, engine, operations), () -> peer.run("up", "-d"))
                    .dividedBy(NANOS_PER_MILLI);
            return new Figure(
                    "compose: plan of " + SERVICES + " unchanged services on " + engine + ", against up -d",
                    took.ours(),
                    took.peer(),
                    "ms",
                    new Target.Ratio(0.6));
        } finally {
            engine.removeProject(name);
        }
    }

    private static void plan(ProjectFolder folder, TestEngine engine, Operations operations) throws Exception {
        DeployRequest request =
                new DeployRequest(engine::lease, folder.load(), DeployOptions.DEFAULT, BuildFiles.NONE, CONTROLLER);
        String name = request.project().name().value();
        OperationResult result = operations
                .submit(new OperationRequest(
                        OperationKind.PLAN, engine.name(), name, "bench", "a benchmark", null, new PlanWork(request)))
                .completion()
                .get();
        if (!Integer.valueOf(0).equals(result.values().get("changes"))) {
            throw new IllegalStateException(
                    "The plan is not empty: " + result.error() + result.values().get("text"));
        }
    }
}
