package io.jenkins.plugins.windflow.core.compose.plan;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts services behind those they depend on; otherwise keeps the order of the file. */
public final class ServiceOrder {
    private final Map<String, ? extends Set<String>> dependencies;
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
        dependencies.keySet().forEach(name -> order.visit(name, new LinkedHashSet<>()));
        return new ArrayList<>(order.ordered);
    }

    private void visit(String name, Set<String> path) {
        if (!dependencies.containsKey(name) || ordered.contains(name) || !path.add(name)) {
            return;
        }
        dependencies.get(name).forEach(dependency -> visit(dependency, path));
        ordered.add(name);
    }
}
