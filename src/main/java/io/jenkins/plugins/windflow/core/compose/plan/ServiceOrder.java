package io.jenkins.plugins.windflow.core.compose.plan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts services behind those they depend on; otherwise keeps the order of the file. */
public final class ServiceOrder {
    private final Map<String, ? extends Set<String>> dependencies;
    private final Set<String> entered = new HashSet<>();
    private final Set<String> ordered = new LinkedHashSet<>();

    private ServiceOrder(Map<String, ? extends Set<String>> dependencies) {
        this.dependencies = dependencies;
    }

    /**
     * @param dependencies for each service the services it depends on; names that are no key are ignored
     * @return every key once. A cycle, which the loader refuses, is cut where it was entered.
     */
    public static List<String> of(Map<String, ? extends Set<String>> dependencies) {
        ServiceOrder order = new ServiceOrder(dependencies);
        dependencies.keySet().forEach(order::visit);
        return new ArrayList<>(order.ordered);
    }

    /** With a list of what is open instead of calls within calls: a chain may be longer than a thread's stack is deep. */
    private void visit(String first) {
        Deque<String> open = new ArrayDeque<>(List.of(first));
        while (!open.isEmpty()) {
            String name = open.peek();
            if (entered.add(name)) {
                List.copyOf(dependencies.get(name)).reversed().stream()
                        .filter(needed -> dependencies.containsKey(needed) && !entered.contains(needed))
                        .forEach(open::push);
            } else {
                ordered.add(open.pop());
            }
        }
    }
}
