package io.jenkins.plugins.windflow.core.compose.apply;

import io.jenkins.plugins.windflow.core.operation.OperationRun;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Runs things side by side, each on a virtual thread but only so many at a time, and waits for all of them, whatever
 * happens.
 */
final class Tasks {
    /**
     * How many changes one operation makes at a time. All who change something on an engine share sixteen connections; a few
     * are left to the buttons of the pages and to other operations.
     */
    private static final int CHANGES_AT_ONCE = 12;

    /** Something to do, or to wait for. */
    @FunctionalInterface
    interface Work {
        void run() throws Exception;
    }

    private final OperationRun run;
    private final Abort abort;
    private final Semaphore places;
    private final boolean interruptible;
    private final List<Thread> threads = new ArrayList<>();

    private Tasks(OperationRun run, Abort abort, int atOnce, boolean interruptible) {
        this.run = run;
        this.abort = abort;
        this.places = new Semaphore(atOnce, true);
        this.interruptible = interruptible;
    }

    /** Changes: they come to their safe point by themselves when everybody stops. */
    static Tasks changes(OperationRun run, Abort abort) {
        return new Tasks(run, abort, CHANGES_AT_ONCE, false);
    }

    /** Transfers: they can be given up at any moment, so that they are interrupted when everybody stops. */
    static Tasks transfers(OperationRun run, Abort abort, int atOnce) {
        return new Tasks(run, abort, atOnce, true);
    }

    void start(String name, Work work) {
        start(name, () -> {}, work);
    }

    /** @param turn waits for what has to be there before; meanwhile the task takes nobody's place */
    void start(String name, Work turn, Work work) {
        threads.add(Thread.ofVirtual().name("windflow-" + name).start(() -> {
            try {
                turn.run();
                takePlace();
                try {
                    abort.check();
                    work.run();
                } finally {
                    places.release();
                }
            } catch (Exception e) {
                abort.stop(e);
            } catch (Error e) {
                abort.stop(new IllegalStateException("Internal error: " + e, e));
            }
        }));
    }

    private void takePlace() throws Exception {
        do {
            abort.check();
        } while (!places.tryAcquire(50, TimeUnit.MILLISECONDS));
    }

    /** Waits until all have ended; throws what stopped them. */
    void join() throws Exception {
        for (Thread thread : threads) {
            try {
                awaitOrAbort(thread);
            } catch (InterruptedException e) {
                abort.stop(e);
            }
        }
        if (abort.cause() != null) {
            run.shielded(() -> {
                end();
                return null;
            });
            throw abort.cause();
        }
    }

    private void awaitOrAbort(Thread thread) throws InterruptedException {
        while (thread.isAlive() && abort.cause() == null) {
            thread.join(50);
        }
    }

    private void end() throws InterruptedException {
        for (Thread thread : threads) {
            if (interruptible) {
                thread.interrupt();
            }
            thread.join();
        }
    }
}
