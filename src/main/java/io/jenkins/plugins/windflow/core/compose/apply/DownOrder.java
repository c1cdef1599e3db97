package io.jenkins.plugins.windflow.core.compose.apply;

import io.jenkins.plugins.windflow.core.compose.plan.ServiceOrder;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ComposeLabels;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedContainer;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets containers be stopped side by side, each as soon as all containers of the services that depend on its own are, by the
 * dependencies in their labels.
 */
final class DownOrder {
    private static final long POLL_MILLIS = 20;

    private final Abort abort;
    private final Map<String, Set<String>> dependents;
    /** By service. */
    private final Map<String, CountDownLatch> left = new HashMap<>();

    DownOrder(Abort abort, Collection<ObservedContainer> containers) {
        this.abort = abort;
        this.dependents = dependents(containers);
        Map<String, Integer> counts = new HashMap<>();
        containers.forEach(container -> counts.merge(container.service(), 1, Integer::sum));
        counts.forEach((service, count) -> left.put(service, new CountDownLatch(count)));
    }

    /** Waits until all that depend on a service are gone. */
    void awaitTurn(String service) throws Abort.Stopped, InterruptedException {
        for (String dependent : dependents.get(service)) {
            do {
                abort.check();
            } while (!left.get(dependent).await(POLL_MILLIS, TimeUnit.MILLISECONDS));
        }
    }

    /** One more container of a service is gone. */
    void gone(String service) {
        left.get(service).countDown();
    }

    /**
     * For each service those that depend on it: they go before it. Labels that depend on each other in a circle, which no
     * tool writes, keep nobody waiting for ever.
     */
    static Map<String, Set<String>> dependents(Collection<ObservedContainer> containers) {
        Map<String, Set<String>> dependencies = new LinkedHashMap<>();
        for (ObservedContainer container : containers) {
            dependencies
                    .computeIfAbsent(container.service(), service -> new LinkedHashSet<>())
                    .addAll(dependencies(container));
        }
        Map<String, Set<String>> dependents = new HashMap<>();
        Set<String> before = new HashSet<>();
        for (String service : ServiceOrder.of(dependencies)) {
            dependents.put(service, new LinkedHashSet<>());
            dependencies.get(service).stream()
                    .filter(before::contains)
                    .forEach(dependency -> dependents.get(dependency).add(service));
            before.add(service);
        }
        return dependents;
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
