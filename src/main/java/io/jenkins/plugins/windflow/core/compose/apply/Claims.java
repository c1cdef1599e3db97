package io.jenkins.plugins.windflow.core.compose.apply;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.windflow.core.compose.model.IpAddresses;
import io.jenkins.plugins.windflow.core.compose.model.PortMapping;
import io.jenkins.plugins.windflow.core.compose.model.Project;
import io.jenkins.plugins.windflow.core.compose.model.Service;
import io.jenkins.plugins.windflow.core.compose.model.ServiceNetwork;
import io.jenkins.plugins.windflow.core.compose.plan.Plan;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedContainer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Fixed host ports and network addresses, which only one running container can have. A container frees its own when it is
 * stopped right before its successor starts; one that holds what another container wants has to be stopped before that.
 */
final class Claims {
    private Claims() {}

    /** The containers to be replaced that hold something which the new container of another action wants. */
    static List<Plan.ContainerAction> inTheWay(Project project, List<Plan.ContainerAction> actions) {
        return actions.stream()
                .filter(action -> action.verb() == Plan.Verb.RECREATE)
                .filter(holder -> {
                    Set<String> held = held(holder.observed().orElseThrow());
                    return actions.stream()
                            .filter(other -> other != holder && startsNew(other))
                            .anyMatch(other -> wanted(project, other).stream().anyMatch(held::contains));
                })
                .toList();
    }

    private static boolean startsNew(Plan.ContainerAction action) {
        return action.verb() == Plan.Verb.CREATE || action.verb() == Plan.Verb.RECREATE;
    }

    private static Set<String> wanted(Project project, Plan.ContainerAction action) {
        Service service = project.services().get(action.service());
        Set<String> wanted = new HashSet<>();
        for (PortMapping port : service.ports()) {
            port.published()
                    .filter(range -> range.size() == 1 && range.first() > 0)
                    .ifPresent(range -> wanted.add(port(
                            Integer.toString(range.first()), port.protocol().key())));
        }
        for (ServiceNetwork network : service.networks().values()) {
            String name = project.networks().get(network.network()).name();
            network.ipv4Address().ifPresent(ip -> wanted.add(address(name, ip)));
            network.ipv6Address().ifPresent(ip -> wanted.add(address(name, ip)));
        }
        return wanted;
    }

    private static Set<String> held(ObservedContainer container) {
        JsonNode settings = container.inspect().path("NetworkSettings");
        Set<String> held = new HashSet<>();
        settings.path("Ports").properties().forEach(entry -> {
            String protocol = entry.getKey().substring(entry.getKey().indexOf('/') + 1);
            entry.getValue()
                    .forEach(binding -> held.add(port(binding.path("HostPort").asText(), protocol)));
        });
        settings.path("Networks").properties().forEach(entry -> {
            for (String key : List.of("IPAddress", "GlobalIPv6Address")) {
                String address = entry.getValue().path(key).asText("");
                if (!address.isEmpty()) {
                    held.add(address(entry.getKey(), address));
                }
            }
        });
        return held;
    }

    private static String port(String number, String protocol) {
        return number + "/" + protocol;
    }

    private static String address(String network, String address) {
        return network + " " + IpAddresses.canonical(address);
    }
}
