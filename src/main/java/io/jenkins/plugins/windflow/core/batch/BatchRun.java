package io.jenkins.plugins.windflow.core.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/** Does the same to many things, a few at a time, and keeps what came of each. */
public final class BatchRun {
    /** So many at a time: engines take containers down one by one anyway beyond a few. */
    private static final int AT_A_TIME = 8;

    /** What is done to one of them. */
    @FunctionalInterface
    public interface Work {
        /** @throws Exception with one sentence for whoever wanted it */
        void run(String item) throws Exception;
    }

    /**
     * What came of one.
     *
     * @param failure why it was not done; null when it was
     */
    public record Outcome(String item, Exception failure) {}

    private BatchRun() {}

    /**
     * Does the work to each item; one that fails keeps no other from being tried.
     *
     * @return in the order of the items
     * @throws InterruptedException when the calling thread was interrupted; work in progress is interrupted too
     */
    public static List<Outcome> run(List<String> items, Work work) throws InterruptedException {
        Semaphore room = new Semaphore(AT_A_TIME);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Outcome>> tasks = items.stream()
                    .<Callable<Outcome>>map(item -> () -> one(item, work, room))
                    .toList();
            List<Outcome> outcomes = new ArrayList<>();
            for (Future<Outcome> future : threads.invokeAll(tasks)) {
                outcomes.add(future.get());
            }
            return outcomes;
        } catch (ExecutionException e) {
            throw new IllegalStateException("Internal error: " + e.getCause(), e);
        }
    }

    private static Outcome one(String item, Work work, Semaphore room) throws InterruptedException {
        room.acquire();
        try {
            work.run(item);
            return new Outcome(item, null);
        } catch (Exception e) {
            return new Outcome(item, e);
        } finally {
            room.release();
        }
    }
}
