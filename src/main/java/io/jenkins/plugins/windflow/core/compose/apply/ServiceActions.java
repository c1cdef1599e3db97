package io.jenkins.plugins.windflow.core.compose.apply;

import io.jenkins.plugins.windflow.core.compose.plan.Plan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** What is done to the containers that stay or come, by service; and how far it is. */
final class ServiceActions {
    private static final Duration POLL = Duration.ofMillis(20);

    private final Map<String, List<Plan.ContainerAction>> byService = new LinkedHashMap<>();
    /** By the container's name. */
    private final Map<String, CountDownLatch> open = new LinkedHashMap<>();

    ServiceActions(Plan plan) {
        for (Plan.ContainerAction action : plan.containers()) {
            if (action.verb() != Plan.Verb.REMOVE) {
                byService
                        .computeIfAbsent(action.service(), any -> new ArrayList<>())
                        .add(action);
                open.put(action.name(), new CountDownLatch(1));
            }
        }
    }

    List<Plan.ContainerAction> all() {
        return byService.values().stream().flatMap(List::stream).toList();
    }

    /** What is done to the container of a service with the lowest number. */
    Optional<Plan.ContainerAction> first(String service) {
        return byService.getOrDefault(service, List.of()).stream()
                .min(Comparator.comparingInt(Plan.ContainerAction::number));
    }

    void done(Plan.ContainerAction action) {
        open.get(action.name()).countDown();
    }

    /** Waits until all containers of a service are there; returns at once for a service without any. */
    void awaitDone(String service, Abort abort) throws Exception {
        for (Plan.ContainerAction action : byService.getOrDefault(service, List.of())) {
            await(action, abort);
        }
    }

    /** Lets a container that is replaced or restarted wait for those before it in its service. */
    void awaitTurn(Plan.ContainerAction action, Abort abort) throws Exception {
        for (Plan.ContainerAction other : byService.get(action.service())) {
            if (interrupts(action) && interrupts(other) && other.number() < action.number()) {
                await(other, abort);
            }
        }
        abort.check();
    }

    /** Whether a running container is away for a moment. */
    private static boolean interrupts(Plan.ContainerAction action) {
        return action.verb() == Plan.Verb.RECREATE || action.verb() == Plan.Verb.RESTART;
    }

    private void await(Plan.ContainerAction action, Abort abort) throws Exception {
        while (open.get(action.name()).getCount() > 0) {
            abort.pause(POLL);
        }
    }
}
