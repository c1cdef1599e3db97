package io.jenkins.plugins.windflow.core.compose.plan;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.windflow.core.compose.model.ContainerReference;
import io.jenkins.plugins.windflow.core.compose.model.NamespaceMode;
import io.jenkins.plugins.windflow.core.compose.model.Service;
import io.jenkins.plugins.windflow.core.compose.model.VolumesFrom;
import io.jenkins.plugins.windflow.core.compose.plan.body.Parents;
import io.jenkins.plugins.windflow.core.compose.plan.compare.Difference;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedContainer;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedStack;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;

/** The first containers of the services, whose namespaces and mounts other services share, and what becomes of them. */
final class FirstContainers {
    private final ObservedStack stack;
    private final Map<String, ObservedContainer> first = new HashMap<>();
    private final Map<String, Plan.Verb> verbs = new HashMap<>();

    FirstContainers(ObservedStack stack) {
        this.stack = stack;
        stack.containers().stream()
                .filter(container -> !container.oneOff() && !container.parked())
                .forEach(container -> first.merge(
                        container.service(),
                        container,
                        BinaryOperator.minBy(Comparator.comparingInt(ObservedContainer::number))));
    }

    /** Notes what is done to the first container of a service; what shares something with it is planned later. */
    void note(String service, Plan.Verb verb) {
        verbs.put(service, verb);
    }

    /** Puts the IDs of the containers that there are now into a body. */
    void resolve(ObjectNode body) {
        Parents.resolve(
                body,
                service -> Optional.ofNullable(first.get(service)).map(ObservedContainer::id),
                name -> Optional.ofNullable(stack.containerIds().get(name)));
    }

    /** What a service shares with containers that are replaced. */
    List<Difference> replaced(Service service) {
        List<Difference> differences = new ArrayList<>();
        differIfReplaced("network_mode", service.namespaces().network(), differences);
        differIfReplaced("ipc", service.namespaces().ipc(), differences);
        differIfReplaced("pid", service.namespaces().pid(), differences);
        for (VolumesFrom from : service.volumesFrom()) {
            if (from.container() instanceof ContainerReference.OfService(String parent) && isReplaced(parent)) {
                differences.add(new Difference("volumes_from", parent + " is replaced"));
            }
        }
        return differences;
    }

    private void differIfReplaced(String key, Optional<NamespaceMode> mode, List<Difference> differences) {
        mode.flatMap(NamespaceMode::service)
                .filter(this::isReplaced)
                .ifPresent(parent -> differences.add(new Difference(key, parent + " is replaced")));
    }

    private boolean isReplaced(String service) {
        Plan.Verb verb = verbs.get(service);
        return verb == Plan.Verb.CREATE || verb == Plan.Verb.RECREATE;
    }

    /** The service whose network a service shares and whose container starts anew, without being replaced: it gets a new one. */
    Optional<String> restarted(Service service) {
        return service.namespaces().modes().stream()
                .flatMap(mode -> mode.service().stream())
                .filter(parent -> verbs.get(parent) == Plan.Verb.START || verbs.get(parent) == Plan.Verb.RESTART)
                .findFirst();
    }
}
