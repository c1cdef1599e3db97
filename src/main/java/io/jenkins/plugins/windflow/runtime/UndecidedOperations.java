package io.jenkins.plugins.windflow.runtime;

import hudson.Extension;
import hudson.model.AdministrativeMonitor;
import io.jenkins.plugins.windflow.core.operation.Operation;
import java.util.List;

/** Tells administrators which operations were interrupted and wait for somebody to resume them or to roll them back. */
@Extension
public final class UndecidedOperations extends AdministrativeMonitor {
    /**
     * One of them.
     *
     * @param id leads to its page
     * @param title for people
     */
    public record Undecided(String id, String title) {}

    @Override
    public String getDisplayName() {
        return Messages.UndecidedOperations_displayName();
    }

    @Override
    public boolean isActivated() {
        return !getUndecided().isEmpty();
    }

    /** Oldest first; from memory, without asking anybody. */
    public List<Undecided> getUndecided() {
        return WindflowRuntime.get().operations().undecided().stream()
                .map(UndecidedOperations::describe)
                .toList();
    }

    private static Undecided describe(Operation operation) {
        return new Undecided(
                operation.id().value(),
                Messages.UndecidedOperations_operation(
                        operation.kind().word(), operation.project(), operation.environment()));
    }
}
