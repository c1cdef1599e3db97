package io.jenkins.plugins.windflow.core.compose.apply;

import io.jenkins.plugins.windflow.core.operation.OperationId;
import io.jenkins.plugins.windflow.core.operation.OperationResult;
import io.jenkins.plugins.windflow.core.operation.OperationRun;
import io.jenkins.plugins.windflow.core.operation.OperationWork;
import io.jenkins.plugins.windflow.core.operation.PlanDocument;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/**
 * The work of an operation, with something that happens once: right before or right after a certain line of its journal is
 * written. It may be the end of the process: then nothing more is written, and whatever the work still says is an error.
 */
public final class JournalLines implements OperationWork {
    /**
     * A moment in the life of a journal.
     *
     * @param line counted from 1, in the order in which they are written
     */
    public record Point(int line, boolean before) {
        @Override
        public String toString() {
            return (before ? "before" : "after") + " line " + line;
        }
    }

    /** Ends all threads of a dead process, whatever they catch. */
    public static final class Dead extends Error {
        private static final long serialVersionUID = 1L;
    }

    private final OperationWork work;
    private final Point point;
    private final Runnable event;
    private final AtomicInteger lines = new AtomicInteger();
    private final ReadWriteLock writing = new ReentrantReadWriteLock();
    private volatile boolean dead;

    /** @param event what happens at the point, on the thread that writes the line */
    public JournalLines(OperationWork work, Point point, Runnable event) {
        this.work = work;
        this.point = point;
        this.event = event;
    }

    /** How many lines have been written. */
    public int count() {
        return lines.get();
    }

    /**
     * The process ends between two lines.
     *
     * @param will is done at this moment, while nobody writes
     */
    public void die(Runnable will) {
        writing.writeLock().lock();
        try {
            if (!dead) {
                will.run();
                dead = true;
            }
        } finally {
            writing.writeLock().unlock();
        }
        throw new Dead();
    }

    private void requireAlive() {
        if (dead) {
            throw new Dead();
        }
    }

    private <T> T write(Supplier<T> line) {
        int number = lines.incrementAndGet();
        if (point.before() && number == point.line()) {
            event.run();
        }
        T written = writeUndisturbed(line);
        if (!point.before() && number == point.line()) {
            event.run();
        }
        return written;
    }

    private <T> T writeUndisturbed(Supplier<T> line) {
        writing.readLock().lock();
        try {
            requireAlive();
            return line.get();
        } finally {
            writing.readLock().unlock();
        }
    }

    private void write(Runnable line) {
        write(() -> {
            line.run();
            return null;
        });
    }

    @Override
    public Optional<String> engineId() throws Exception {
        return work.engineId();
    }

    @Override
    public String project() throws Exception {
        return work.project();
    }

    /** The last line of all is the one that tells the result. */
    @Override
    public OperationResult run(OperationRun run) throws Exception {
        OperationResult result = work.run(new Lines(run));
        if (point.before() && lines.incrementAndGet() == point.line()) {
            event.run();
        }
        return result;
    }

    private final class Lines implements OperationRun {
        private final OperationRun run;

        private Lines(OperationRun run) {
            this.run = run;
        }

        @Override
        public OperationId id() {
            return run.id();
        }

        @Override
        public String submittedBy() {
            return run.submittedBy();
        }

        @Override
        public void protect(Collection<String> secrets) {
            run.protect(secrets);
        }

        @Override
        public void log(String text) {
            requireAlive();
            run.log(text);
        }

        @Override
        public void plan(PlanDocument plan) {
            write(() -> run.plan(plan));
        }

        @Override
        public RunningAction begin(String type, String name, Map<String, ?> intent) {
            RunningAction action = write(() -> run.begin(type, name, intent));
            return new RunningAction() {
                @Override
                public void done(Map<String, ?> outcome) {
                    write(() -> action.done(outcome));
                }

                @Override
                public void failed(String sentence) {
                    write(() -> action.failed(sentence));
                }
            };
        }

        @Override
        public void phase(String name) {
            write(() -> run.phase(name));
        }

        @Override
        public void note(String name, Map<String, ?> data) {
            write(() -> run.note(name, data));
        }

        /** Nothing goes by it: no point of its own. */
        @Override
        public void report(String part, String name, Map<String, ?> facts) {
            requireAlive();
            run.report(part, name, facts);
        }

        @Override
        public void checkCancelled() throws InterruptedException {
            requireAlive();
            run.checkCancelled();
        }

        @Override
        public String cancelledBy() {
            return run.cancelledBy();
        }

        @Override
        public boolean isSuspended() {
            return run.isSuspended();
        }

        @Override
        public <T> T shielded(Callable<T> work) throws Exception {
            requireAlive();
            return run.shielded(work);
        }
    }
}
