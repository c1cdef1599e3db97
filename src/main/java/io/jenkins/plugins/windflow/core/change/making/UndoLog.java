package io.jenkins.plugins.windflow.core.change.making;

import io.jenkins.plugins.windflow.core.change.Change;
import java.util.ArrayList;
import java.util.List;

/** The changes of an operation in the order in which they began, as long as they can be taken back. */
public final class UndoLog {
    private final List<Change> changes = new ArrayList<>();
    private boolean running;

    /** Notes a change that is about to be made; one that takes another back is never taken back itself. */
    public synchronized void add(Change change) {
        if (!running) {
            changes.add(change);
        }
    }

    public synchronized boolean isEmpty() {
        return changes.isEmpty();
    }

    /** Nothing can be taken back any more: the new state is the valid one from now on. */
    public synchronized void forget() {
        changes.clear();
    }

    /** Whether changes are being taken back now. */
    public synchronized boolean isRunning() {
        return running;
    }

    /** The changes in the order in which they are taken back: newest first, and at last those that react to the others. */
    public synchronized List<Change> begin() {
        running = true;
        List<Change> order = new ArrayList<>(changes.reversed().stream()
                .filter(change -> !change.isUndoneLast())
                .toList());
        changes.stream().filter(Change::isUndoneLast).forEach(order::add);
        return order;
    }
}
