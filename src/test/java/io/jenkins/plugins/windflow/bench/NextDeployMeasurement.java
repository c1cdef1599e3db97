package io.jenkins.plugins.windflow.bench;

import io.jenkins.plugins.windflow.bench.Duel.Medians;
import io.jenkins.plugins.windflow.bench.Duel.Turn;
import io.jenkins.plugins.windflow.testing.TestEngine;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * What a deployment costs of a project that runs: nothing has changed; one service has; and how long that service is away
 * meanwhile. The peer has made the project, so that ours has to compare everything.
 */
final class NextDeployMeasurement {
    private static final Duel UNCHANGED = new Duel(20, 5);
    private static final Duel CHANGED = new Duel(1, 5);
    private static final Duel DOWNTIME = new Duel(1, 20);
    /** Enough for an answer from the service, before and after. */
    private static final int LEAD_MILLIS = 300;

    private static final double NANOS_PER_MILLI = 1e6;

    private final TestEngine engine;
    private final TieredProject project;
    private final WindflowProgram ours;
    private final ComposeProgram peer;

    NextDeployMeasurement(TestEngine engine, TieredProject project, WindflowProgram ours, ComposeProgram peer) {
        this.engine = engine;
        this.project = project;
        this.ours = ours;
        this.peer = peer;
    }

    void run(Consumer<Figure> figures) throws Exception {
        peerDeploys();
        Medians unchanged = UNCHANGED.measure(System::nanoTime, () -> ours.deploy(0), this::peerDeploys);
        figures.accept(figure("unchanged, against up -d --wait", unchanged, 0.6));

        Turn ourChange = () -> ours.deploy(1);
        Turn peerChange = this::peerDeploys;
        Medians changed = CHANGED.measure(
                System::nanoTime,
                ourChange.between(project::change, () -> {}),
                peerChange.between(project::change, () -> {}));
        figures.accept(figure("one service changed, against up -d --wait", changed, 1.0));

        AtomicLong outages = new AtomicLong();
        Medians away = DOWNTIME.measure(outages::get, probed(ourChange, outages), probed(peerChange, outages));
        figures.accept(figure("downtime of the changed service", away, 1.0));
    }

    private void peerDeploys() throws Exception {
        peer.run("up", "-d", "--wait");
    }

    /** @param outages grows by the time for which the service was away */
    private Turn probed(Turn change, AtomicLong outages) {
        return () -> {
            project.change();
            try (Probe probe = new Probe(project.port())) {
                Thread.sleep(LEAD_MILLIS);
                change.run();
                Thread.sleep(LEAD_MILLIS);
                outages.addAndGet(Probe.outage(probe.end()));
            }
        };
    }

    private Figure figure(String name, Medians nanos, double most) {
        Medians millis = nanos.dividedBy(NANOS_PER_MILLI);
        return new Figure(
                "deploy on " + engine + ": " + name, millis.ours(), millis.peer(), "ms", new Target.Ratio(most));
    }
}
