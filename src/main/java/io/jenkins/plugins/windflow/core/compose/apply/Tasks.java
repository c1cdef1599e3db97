package io.jenkins.plugins.windflow.core.compose.apply;

import io.jenkins.plugins.windflow.core.operation.OperationRun;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** Runs things side by side, each on a virtual thread, and waits for all of them, whatever happens. */
final class Tasks {
    private final OperationRun run;
    private final Abort abort;
    private final boolean interruptible;
    private final List<Thread> threads = new ArrayList<>();

    /**
     * @param interruptible whether the threads are interrupted when everybody stops (they only wait for something that can
     *     be given up); otherwise they come to their safe point by themselves
     */
    Tasks(OperationRun run, Abort abort, boolean interruptible) {
        this.run = run;
        this.abort = abort;
        this.interruptible = interruptible;
    }

    void start(String name, Callable<?> task) {
        threads.add(Thread.ofVirtual().name("windflow-" + name).start(() -> {
            try {
                abort.check();
                task.call();
            } catch (Exception e) {
                abort.stop(e);
            } catch (Error e) {
                abort.stop(new IllegalStateException("Internal error: " + e, e));
            }
        }));
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
