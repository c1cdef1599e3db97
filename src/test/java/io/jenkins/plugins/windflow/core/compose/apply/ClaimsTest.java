package io.jenkins.plugins.windflow.core.compose.apply;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.windflow.core.compose.model.Network;
import io.jenkins.plugins.windflow.core.compose.model.PortMapping;
import io.jenkins.plugins.windflow.core.compose.model.PortRange;
import io.jenkins.plugins.windflow.core.compose.model.Project;
import io.jenkins.plugins.windflow.core.compose.model.Service;
import io.jenkins.plugins.windflow.core.compose.model.ServiceNetwork;
import io.jenkins.plugins.windflow.core.compose.plan.Plan;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedContainer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClaimsTest {
    private static Service service(String name, String address, int port) {
        ServiceNetwork place = new ServiceNetwork(
                "default",
                List.of(),
                Optional.of(address),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                0,
                0);
        return Service.named(name)
                .image("acme/web:1")
                .networks(List.of(place))
                .ports(List.of(new PortMapping(
                        80, PortMapping.Protocol.TCP, Optional.of(PortRange.of(port)), Optional.empty())))
                .build();
    }

    private static Project project(Service... services) {
        return Project.of("shop", List.of(services), List.of(Network.of("default", "shop_default")), List.of());
    }

    private static Plan.ContainerAction action(Plan.Verb verb, String service, String address, int port) {
        try {
            ObservedContainer observed =
                    new ObservedContainer(new ObjectMapper().readTree("""
                    {"Id": "%s", "NetworkSettings": {"Ports": {"80/tcp": [{"HostIp": "0.0.0.0", "HostPort": "%d"}], "90/tcp": null},
                     "Networks": {"shop_default": {"IPAddress": "%s", "GlobalIPv6Address": ""}}}}""".formatted(service, port, address)));
            return new Plan.ContainerAction(verb, "shop-" + service + "-1", "", service, 1, Optional.of(observed));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> inTheWay(Project project, Plan.ContainerAction... actions) {
        return Claims.inTheWay(project, List.of(actions)).stream()
                .map(Plan.ContainerAction::service)
                .toList();
    }

    @Test
    void addressesThatAreSwapped() {
        Project asked = project(service("a", "10.0.0.3", 8001), service("b", "10.0.0.2", 8002));
        assertThat(inTheWay(
                        asked,
                        action(Plan.Verb.RECREATE, "a", "10.0.0.2", 8001),
                        action(Plan.Verb.RECREATE, "b", "10.0.0.3", 8002)))
                .containsExactly("a", "b");
    }

    @Test
    void aPortThatMovesOn() {
        Project asked = project(service("a", "10.0.0.2", 8002), service("b", "10.0.0.3", 8001));
        assertThat(inTheWay(
                        asked,
                        action(Plan.Verb.RECREATE, "a", "10.0.0.2", 8001),
                        action(Plan.Verb.RECREATE, "b", "10.0.0.3", 8000)))
                .containsExactly("a");
    }

    @Test
    void itsOwnIsInNobodysWay() {
        Project asked = project(service("a", "10.0.0.2", 8001), service("b", "10.0.0.3", 8002));
        assertThat(inTheWay(
                        asked,
                        action(Plan.Verb.RECREATE, "a", "10.0.0.2", 8001),
                        action(Plan.Verb.RECREATE, "b", "10.0.0.3", 8002)))
                .isEmpty();
    }

    @Test
    void whatIsKeptIsNotStopped() {
        Project asked = project(service("a", "10.0.0.2", 8001), service("b", "10.0.0.2", 8001));
        assertThat(inTheWay(
                        asked,
                        action(Plan.Verb.KEEP, "a", "10.0.0.2", 8001),
                        action(Plan.Verb.RECREATE, "b", "10.0.0.3", 8002)))
                .isEmpty();
    }
}
