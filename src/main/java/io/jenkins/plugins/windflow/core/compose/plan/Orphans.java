package io.jenkins.plugins.windflow.core.compose.plan;

import io.jenkins.plugins.windflow.core.compose.model.Project;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedContainer;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedStack;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Containers of services that the project had once. They are left alone, unless the options want them removed. */
final class Orphans {
    private final boolean removed;
    private final List<String> notes;
    private final Map<String, ObservedContainer> byName = new LinkedHashMap<>();

    Orphans(Project project, ObservedStack stack, PlanOptions options, List<String> notes) {
        this.removed = options.removeOrphans();
        this.notes = notes;
        stack.containers().stream()
                .filter(container -> !container.oneOff())
                .filter(container -> !project.services().containsKey(container.service())
                        && !project.inactiveServices().contains(container.service()))
                .forEach(container -> byName.put(container.name(), container));
    }

    /** The one that has a name. */
    Optional<ObservedContainer> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /**
     * Takes the one that has a name out, because a container of a service takes its place; empty when there is none or it is left
     * alone.
     */
    Optional<ObservedContainer> replace(String name) {
        return removed ? Optional.ofNullable(byName.remove(name)) : Optional.empty();
    }

    /** Those that are removed; of the others there is a note. */
    List<ObservedContainer> removed() {
        if (removed) {
            return List.copyOf(byName.values());
        }
        byName.keySet()
                .forEach(name -> notes.add("The container " + name
                        + " belongs to no service of the project any more; removeOrphans removes it."));
        return List.of();
    }
}
