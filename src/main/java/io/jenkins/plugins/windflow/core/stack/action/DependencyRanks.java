package io.jenkins.plugins.windflow.core.stack.action;

import io.jenkins.plugins.windflow.core.compose.plan.ServiceOrder;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ComposeLabels;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedContainer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The services of a stack by how many others must be there before them: those of one rank need not wait for each other. Dependencies
 * come from the labels of the containers, and from the namespaces that they share.
 */
final class DependencyRanks {
    /** What a service waits for: conditions by the service that must meet them. */
    private final Map<String, Map<String, String>> conditions = new LinkedHashMap<>();

    private final Map<Integer, List<ObservedContainer>> ranks = new TreeMap<>();

    DependencyRanks(Collection<ObservedContainer> containers) {
        for (ObservedContainer container : containers) {
            Map<String, String> needed =
                    conditions.computeIfAbsent(container.service(), service -> new LinkedHashMap<>());
            needed.putAll(labelled(container));
            containers.stream()
                    .filter(other -> !other.service().equals(container.service()))
                    .filter(container::sharesNamespaceOf)
                    .forEach(other -> needed.putIfAbsent(other.service(), "service_started"));
        }
        Map<String, Integer> rankOf = rankOf();
        containers.forEach(
                container -> ranks.computeIfAbsent(rankOf.get(container.service()), rank -> new ArrayList<>())
                        .add(container));
    }

    private static Map<String, String> labelled(ObservedContainer container) {
        Map<String, String> needed = new LinkedHashMap<>();
        for (String entry : container.label(ComposeLabels.DEPENDS_ON).split(",")) {
            String[] parts = entry.split(":");
            if (!parts[0].isEmpty()) {
                needed.put(parts[0], parts.length > 1 ? parts[1] : "service_started");
            }
        }
        return needed;
    }

    /** A circle, which no tool writes, is cut where it is entered. */
    private Map<String, Integer> rankOf() {
        Map<String, Set<String>> dependencies = new LinkedHashMap<>();
        conditions.forEach((service, needed) -> dependencies.put(service, new LinkedHashSet<>(needed.keySet())));
        Map<String, Integer> rankOf = new HashMap<>();
        for (String service : ServiceOrder.of(dependencies)) {
            int rank = dependencies.get(service).stream()
                    .filter(rankOf::containsKey)
                    .mapToInt(needed -> rankOf.get(needed) + 1)
                    .max()
                    .orElse(0);
            rankOf.put(service, rank);
        }
        return rankOf;
    }

    /** The containers rank by rank. */
    List<List<ObservedContainer>> inOrder(boolean dependenciesFirst) {
        List<List<ObservedContainer>> order = new ArrayList<>(ranks.values());
        return dependenciesFirst ? order : order.reversed();
    }

    /** What a service's containers wait for: {@code service_healthy} and the like, by service. */
    Map<String, String> conditionsOf(String service) {
        return conditions.getOrDefault(service, Map.of());
    }

    /** Whether somebody waits for a service's end: when it has ended well it is done. */
    boolean isJob(String service) {
        return conditions.values().stream()
                .anyMatch(needed -> "service_completed_successfully".equals(needed.get(service)));
    }
}
