package io.jenkins.plugins.windflow.core.change.making;

import io.jenkins.plugins.windflow.core.change.ContainerRemove;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedContainer;
import java.util.Optional;

/**
 * The end of an old container whose replacement has passed its gate. Nothing is taken back any more: what cannot be removed
 * is said and left.
 *
 * @param next who tries again, for people: {@code The next deployment tries again.}
 */
public record Removal(JournalledEngine journalled, String next) {
    /** Removes it, unless somebody has taken it into use since it was put aside. */
    public void remove(OldContainer container) throws Exception {
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
            journalled.run().log(what + "could not be removed: " + e.getMessage() + " " + next);
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
