package io.jenkins.plugins.windflow.core.compose.apply;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Makes new containers while the services that they depend on are still coming up, so that only their start is left when
 * their turn comes. A few threads go through them in their order; one whose turn comes before that is made then.
 */
final class MakingAhead {
    /** So few that they do not take the engine's time from those whose turn it is. */
    private static final int AT_ONCE = 3;

    /** Runs something beside what is done anyway. */
    @FunctionalInterface
    interface Starter {
        void start(String name, Tasks.Work work);
    }

    private final Abort abort;
    /** By the container's name; each gives the new container's ID. */
    private final Map<String, FutureTask<String>> makings = new LinkedHashMap<>();

    MakingAhead(Abort abort) {
        this.abort = abort;
    }

    /** Adds a container that may be made at any time; before {@link #start}. */
    void add(String name, Callable<String> making) {
        makings.put(name, new FutureTask<>(making));
    }

    /** Begins. */
    void start(Starter starter) {
        for (int i = 0; i < Math.min(AT_ONCE, makings.size()); i++) {
            starter.start("ahead", this::makeAll);
        }
    }

    private void makeAll() throws Exception {
        for (FutureTask<String> making : makings.values()) {
            abort.check();
            making.run();
            if (making.isDone()) {
                result(making);
            }
        }
    }

    /**
     * The ID of a container whose turn has come; it is made now if it was not before.
     *
     * @throws Exception what its making has thrown
     */
    String make(String name) throws Exception {
        FutureTask<String> making = makings.get(name);
        making.run();
        return result(making);
    }

    private static String result(FutureTask<String> making) throws Exception {
        try {
            return making.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception failure ? failure : e;
        }
    }
}
