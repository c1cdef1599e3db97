package io.jenkins.plugins.windflow.core.stack;

import java.util.List;

/**
 * One service of a stack.
 *
 * @param name of the service
 * @param containers all of them, in the order of their numbers
 */
public record StackService(String name, List<StackContainer> containers) {
    /** Keeps an unmodifiable copy of the containers. */
    public StackService {
        containers = List.copyOf(containers);
    }

    /** The image of its newest container. */
    public String image() {
        return containers.isEmpty() ? "" : containers.getLast().image();
    }

    /**
     * {@code running}, {@code restarting} (a crash loop is not running), {@code partial}, {@code completed}, or the state
     * that all its containers are in; {@code exited} when they differ.
     */
    public String state() {
        if (containers.stream().anyMatch(StackContainer::crashing)) {
            return "restarting";
        }
        if (containers.stream().allMatch(StackContainer::completed)) {
            return "completed";
        }
        List<StackContainer> open =
                containers.stream().filter(container -> !container.completed()).toList();
        if (open.stream().allMatch(StackContainer::running)) {
            return "running";
        }
        if (open.stream().anyMatch(StackContainer::running)) {
            return "partial";
        }
        List<String> states =
                open.stream().map(StackContainer::state).distinct().toList();
        return states.size() == 1 ? states.getFirst() : "exited";
    }

    /** The worst health of its running containers: {@code unhealthy}, {@code starting}, {@code healthy}, {@code none}. */
    public String health() {
        List<String> all = containers.stream()
                .filter(StackContainer::running)
                .map(StackContainer::health)
                .toList();
        for (String health : List.of("unhealthy", "starting", "healthy")) {
            if (all.contains(health)) {
                return health;
            }
        }
        return "none";
    }
}
