package io.jenkins.plugins.windflow.core.compose.apply;

import io.jenkins.plugins.windflow.core.compose.plan.ServiceOrder;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ComposeLabels;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedContainer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Sorts containers for stopping, by the dependencies in their labels. */
final class DownOrder {
    private DownOrder() {}

    /** Groups: what is in one can be stopped together, once the groups before it are gone. */
    static List<List<ObservedContainer>> levels(List<ObservedContainer> containers) {
        Map<String, Set<String>> dependencies = new LinkedHashMap<>();
        for (ObservedContainer container : containers) {
            dependencies
                    .computeIfAbsent(container.service(), service -> new LinkedHashSet<>())
                    .addAll(dependencies(container));
        }
        Map<String, Integer> depths = depths(dependencies);
        int deepest = depths.values().stream().mapToInt(Integer::intValue).max().orElse(-1);
        List<List<ObservedContainer>> levels = new ArrayList<>();
        for (int depth = deepest; depth >= 0; depth--) {
            int current = depth;
            levels.add(containers.stream()
                    .filter(container -> depths.get(container.service()) == current)
                    .toList());
        }
        return levels;
    }

    /** How long the longest chain of dependencies below each service is. */
    private static Map<String, Integer> depths(Map<String, Set<String>> dependencies) {
        Map<String, Integer> depths = new HashMap<>();
        for (String service : ServiceOrder.of(dependencies)) {
            int depth = 0;
            for (String dependency : dependencies.get(service)) {
                depth = Math.max(depth, depths.getOrDefault(dependency, -1) + 1);
            }
            depths.put(service, depth);
        }
        return depths;
    }

    private static Set<String> dependencies(ObservedContainer container) {
        Set<String> services = new LinkedHashSet<>();
        for (String entry : container.label(ComposeLabels.DEPENDS_ON).split(",")) {
            String service = entry.split(":")[0];
            if (!service.isEmpty()) {
                services.add(service);
            }
        }
        return services;
    }
}
