package io.jenkins.plugins.windflow.core.compose.apply;

import io.jenkins.plugins.windflow.core.compose.change.ContainerRemove;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedContainer;
import java.util.List;
import java.util.Optional;

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
        String what = "Warning: the old container " + container.name() + " ("
                + container.id().substring(0, 12) + ") ";
        try {
            Optional<String> use = use(container);
            if (use.isPresent()) {
                journalled.run().log(what + "is kept, because somebody else " + use.get() + " in the meantime.");
                return;
            }
            journalled.make(new ContainerRemove(container.id(), container.name(), false));
        } catch (RuntimeException e) {
            journalled
                    .run()
                    .log(what + "could not be removed: " + e.getMessage() + " The next deployment tries again.");
        }
    }

    /** What somebody has done with a container that was put aside; nobody does that with one that may go. */
    private Optional<String> use(OldContainer container) {
        Optional<ObservedContainer> now =
                journalled.engine().container(container.id()).map(ObservedContainer::new);
        if (now.isEmpty()) {
            return Optional.empty();
        }
        if (now.get().running()) {
            return Optional.of("has started it");
        }
        return now.get().name().equals(container.parked())
                ? Optional.empty()
                : Optional.of("has called it " + now.get().name());
    }
}
