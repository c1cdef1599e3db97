package io.jenkins.plugins.windflow.core.compose.apply;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The inverses of what a deployment has done or may have done, newest first. Each one is put here before its change is made,
 * and looks for itself whether the change happened.
 */
final class UndoLog {
    /** Takes one change back. */
    interface Inverse {
        void run() throws Exception;
    }

    /** @param what for people: {@code start shop-web-1 again} */
    private record Step(String what, Inverse inverse) {}

    private final Deque<Step> steps = new ArrayDeque<>();
    private volatile boolean running;

    synchronized void add(String what, Inverse inverse) {
        steps.push(new Step(what, inverse));
    }

    synchronized boolean isEmpty() {
        return steps.isEmpty();
    }

    /** Nothing can be taken back any more: the new state is the valid one from now on. */
    synchronized void forget() {
        steps.clear();
    }

    /** Whether changes are being taken back now. */
    boolean isRunning() {
        return running;
    }

    /** Runs all inverses, also after one of them failed; a sentence for each failure. */
    List<String> run() {
        running = true;
        List<String> failures = new ArrayList<>();
        for (Step step = next(); step != null; step = next()) {
            try {
                step.inverse().run();
            } catch (Exception e) {
                failures.add("Could not " + step.what() + ": " + e.getMessage());
            }
        }
        return failures;
    }

    private synchronized Step next() {
        return steps.poll();
    }
}
