package io.jenkins.plugins.windflow.core.operation;

import java.util.List;

/**
 * A plan as it is shown and stored.
 *
 * @param changes number of actions that change something
 * @param actions in the order of the text
 * @param text for the build log: counts first, then a line for each action
 */
public record PlanDocument(int changes, List<PlannedAction> actions, String text) {
    /** Keeps an unmodifiable copy of the actions. */
    public PlanDocument {
        actions = List.copyOf(actions);
    }
}
