package io.jenkins.plugins.windflow.bench;

import io.jenkins.plugins.windflow.bench.Duel.Medians;
import io.jenkins.plugins.windflow.bench.Duel.Turn;
import io.jenkins.plugins.windflow.core.compose.model.Project;
import io.jenkins.plugins.windflow.testing.TestEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** How long it takes until a project of which there is nothing runs and is healthy. */
final class FirstDeployMeasurement {
    /** Two networks, a volume for each of five stores, and a container for each service. */
    static final int CHANGES = 2 + 5 + TieredProject.SERVICES;

    private static final Duel DUEL = new Duel(1, 5);
    private static final double NANOS_PER_MILLI = 1e6;

    private final TestEngine engine;
    private final TieredProject project;
    private final WindflowProgram ours;
    private final ComposeProgram peer;

    FirstDeployMeasurement(TestEngine engine, TieredProject project, WindflowProgram ours, ComposeProgram peer) {
        this.engine = engine;
        this.project = project;
        this.ours = ours;
        this.peer = peer;
    }

    /** Three figures: against the peer, against bare calls, and what the journal costs. */
    void run(Consumer<Figure> figures) throws Exception {
        List<Long> journal = new ArrayList<>();
        Turn deployment = () -> ours.deploy(CHANGES);
        Turn ourTurn = deployment.between(ours::takeJournalTime, () -> {
            journal.add(ours.takeJournalTime());
            engine.removeProject(project.name());
        });
        Turn peerTurn = alone(() -> peer.run("up", "-d", "--wait"));
        Medians againstPeer = DUEL.measure(System::nanoTime, ourTurn, peerTurn).dividedBy(NANOS_PER_MILLI);
        figures.accept(figure("first, against up -d --wait", againstPeer, 0.9));

        Project loaded = project.folder().load();
        Turn bareTurn = alone(() -> BareCalls.deploy(engine, loaded));
        Medians againstBare = DUEL.measure(System::nanoTime, ourTurn, bareTurn).dividedBy(NANOS_PER_MILLI);
        figures.accept(figure("first, against bare calls", againstBare, 1.25));

        double written = Duel.median(journal.stream().mapToLong(Long::longValue).toArray()) / NANOS_PER_MILLI;
        figures.accept(figure("journal, against the whole first", new Medians(written, againstPeer.ours()), 0.05));
    }

    private Turn alone(Turn turn) {
        return turn.between(() -> {}, () -> engine.removeProject(project.name()));
    }

    private Figure figure(String name, Medians millis, double most) {
        return new Figure(
                "deploy on " + engine + ": " + name, millis.ours(), millis.peer(), "ms", new Target.Ratio(most));
    }
}
