package io.jenkins.plugins.windflow.core.compose.apply;

import io.jenkins.plugins.windflow.core.compose.change.ContainerRemove;
import java.util.List;

/** The end of a deployment whose gate has passed: the old containers go. Nothing is taken back any more. */
final class Commit {
    private final JournalledEngine journalled;

    Commit(JournalledEngine journalled) {
        this.journalled = journalled;
    }

    /** Removes them side by side; what cannot be removed is said and left for the next deployment. */
    void remove(List<OldContainer> containers) throws Exception {
        // Nobody stops the others when one fails, and nobody who stopped before stops these.
        Tasks tasks = Tasks.changes(journalled.run(), new Abort());
        containers.forEach(container -> tasks.start(container.name(), () -> remove(container)));
        tasks.join();
    }

    private void remove(OldContainer container) throws Exception {
        try {
            journalled.make(new ContainerRemove(container.id(), container.name(), false));
        } catch (RuntimeException e) {
            journalled
                    .run()
                    .log("Warning: the old container " + container.name() + " ("
                            + container.id().substring(0, 12) + ") could not be removed: " + e.getMessage()
                            + " The next deployment tries again.");
        }
    }
}
