package io.jenkins.plugins.windflow.core.stack;

import java.util.List;

/**
 * What was seen in an environment at one moment.
 *
 * @param stacks by name of the project
 * @param containers number of all containers, also of those in no stack
 * @param running number of those that run
 * @param unhealthy number of those whose health check fails
 */
public record Inventory(List<Stack> stacks, int containers, int running, int unhealthy) {
    /** Keeps an unmodifiable copy of the stacks. */
    public Inventory {
        stacks = List.copyOf(stacks);
    }
}
