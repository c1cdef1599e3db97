package io.jenkins.plugins.windflow.core.compose.apply;

import io.jenkins.plugins.windflow.core.change.making.JournalledEngine;
import io.jenkins.plugins.windflow.core.change.making.OldContainer;
import io.jenkins.plugins.windflow.core.change.making.Removal;
import io.jenkins.plugins.windflow.core.compose.plan.Plan;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedContainer;
import java.util.List;

/** The end of a deployment whose gate has passed: the old containers go. Nothing is taken back any more. */
final class Commit {
    private final JournalledEngine journalled;

    Commit(JournalledEngine journalled) {
        this.journalled = journalled;
    }

    /** The containers that a plan puts aside. */
    static List<OldContainer> old(Plan plan) {
        return plan.containers().stream()
                .filter(action -> action.verb() == Plan.Verb.REMOVE || action.verb() == Plan.Verb.RECREATE)
                .map(Commit::old)
                .toList();
    }

    private static OldContainer old(Plan.ContainerAction action) {
        ObservedContainer container = action.observed().orElseThrow();
        String parked =
                action.verb() == Plan.Verb.RECREATE ? Parking.parkedName(container, action.name()) : container.name();
        return new OldContainer(container.id(), container.name(), parked);
    }

    /** Removes them side by side; what cannot be removed is said and left for the next deployment. */
    void remove(List<OldContainer> containers) throws Exception {
        Removal removal = new Removal(journalled, "The next deployment tries again.");
        // Nobody stops the others when one fails, and nobody who stopped before stops these.
        Tasks tasks = Tasks.changes(journalled.run(), new Abort());
        containers.forEach(container -> tasks.start(container.name(), () -> removal.remove(container)));
        tasks.join();
    }
}
