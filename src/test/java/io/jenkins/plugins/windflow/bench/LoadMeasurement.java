package io.jenkins.plugins.windflow.bench;

import io.jenkins.plugins.windflow.bench.Duel.Medians;
import io.jenkins.plugins.windflow.testing.TestEngines;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** How long a Compose file takes from the disk to the model. */
final class LoadMeasurement {
    private static final int SERVICES = 500;
    /** Ours until the compiler of the JVM is done with it; the peer comes compiled. */
    private static final int WARM_UP = 40;

    private static final int ROUNDS = 7;
    /** So that the collector, which comes when it likes, weighs on every turn alike. */
    private static final int LOADS_PER_TURN = 5;

    private static final double NANOS_PER_MILLI = 1e6;

    private final Path folder;

    LoadMeasurement(Path folder) {
        this.folder = folder;
    }

    void run(Consumer<Figure> figures) throws Exception {
        ProjectFolder half = write(SERVICES);
        ProjectFolder whole = write(2 * SERVICES);
        for (int i = 0; i < WARM_UP; i++) {
            half.load();
            whole.load();
        }
        figures.accept(againstPeer(half));
        twiceAsLarge(half, whole, figures);
    }

    /**
     * What the peer's process takes to start, and whatever else does not grow with the file, is measured with a file of one
     * service and taken off.
     */
    private Figure againstPeer(ProjectFolder project) throws Exception {
        ComposeProgram large = new ComposeProgram(project.path(), TestEngines.any());
        ComposeProgram small = new ComposeProgram(write(1).path(), TestEngines.any());
        Medians start = new Duel(1, ROUNDS).measure(System::nanoTime, project::load, () -> small.run("config"));
        Medians whole = new Duel(1, ROUNDS).measure(System::nanoTime, project::load, () -> large.run("config"));
        return new Figure(
                "compose: load of " + SERVICES + " services, against config less config of 1 service",
                whole.ours() / NANOS_PER_MILLI,
                (whole.peer() - start.peer()) / NANOS_PER_MILLI,
                "ms",
                new Target.Ratio(0.5));
    }

    /**
     * By the clock and by the CPU time of the load, which is all on one thread. On a busy machine only the second one tells: the
     * collector of the JVM, whose work grows with what is alive at the time, waits for the processors at the cost of the
     * larger side.
     */
    private static void twiceAsLarge(ProjectFolder half, ProjectFolder whole, Consumer<Figure> figures)
            throws Exception {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        figures.accept(growth(half, whole, ", CPU time", threads::getCurrentThreadCpuTime, new Target.Ratio(2.2)));
        figures.accept(growth(half, whole, "", System::nanoTime, new Target.Ratio(2.2)));
    }

    private static Figure growth(
            ProjectFolder half, ProjectFolder whole, String what, LongSupplier clock, Target target) throws Exception {
        Medians took = new Duel(1, ROUNDS)
                .measure(clock, () -> loads(whole), () -> loads(half))
                .dividedBy(LOADS_PER_TURN * NANOS_PER_MILLI);
        return new Figure(
                "compose: load of " + 2 * SERVICES + " services, against ours of " + SERVICES + what,
                took.ours(),
                took.peer(),
                "ms",
                target);
    }

    private static void loads(ProjectFolder project) throws Exception {
        for (int i = 0; i < LOADS_PER_TURN; i++) {
            project.load();
        }
    }

    private ProjectFolder write(int services) throws Exception {
        Path project = folder.resolve(String.valueOf(services));
        LargeProject.write(project, "shop", services, "STAGE=test\n");
        return new ProjectFolder(project);
    }
}
