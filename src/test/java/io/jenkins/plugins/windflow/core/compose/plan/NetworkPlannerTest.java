package io.jenkins.plugins.windflow.core.compose.plan;

import static io.jenkins.plugins.windflow.core.compose.plan.Shop.REMOVE_ORPHANS;
import static io.jenkins.plugins.windflow.core.compose.plan.Shop.ipv4;
import static io.jenkins.plugins.windflow.core.compose.plan.Shop.onNetwork;
import static io.jenkins.plugins.windflow.core.compose.plan.Shop.plan;
import static io.jenkins.plugins.windflow.core.compose.plan.Shop.problem;
import static io.jenkins.plugins.windflow.core.compose.plan.Shop.service;
import static io.jenkins.plugins.windflow.core.compose.plan.Shop.web;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.windflow.core.compose.model.Network;
import io.jenkins.plugins.windflow.core.compose.model.Project;
import io.jenkins.plugins.windflow.core.compose.model.ServiceBuilder;
import io.jenkins.plugins.windflow.core.compose.model.ServiceNetwork;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NetworkPlannerTest {
    /** The default network, changed to be internal. */
    private static Project internal(ServiceBuilder... services) {
        Network changed = new Network(
                "default",
                "shop_default",
                false,
                Optional.empty(),
                Map.of(),
                true,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of());
        return Project.of("shop", Stream.of(services).map(ServiceBuilder::build).toList(), List.of(changed), List.of());
    }

    @Test
    void aChangedNetworkTakesItsUsersAlong() {
        Project project = internal(service("web"));
        Plan plan = plan(project, Stack.running());
        assertThat(plan.networks())
                .singleElement()
                .extracting(Plan.NetworkAction::reason)
                .isEqualTo("changed: internal");
        assertThat(web(plan).reason()).isEqualTo("network shop_default is replaced");
    }

    @Test
    void aNetworkWithStrangersOnItIsNotReplaced() {
        Project project = internal(service("web"));
        Stack stack = Stack.running();
        stack.network(
                "shop_default",
                "{\"Id\": \"net1\", \"Name\": \"shop_default\", \"Driver\": \"bridge\", \"Internal\": false, \"Options\": {},"
                        + " \"Containers\": {\"stranger\": {}}, \"Labels\": {\"com.docker.compose.project\": \"shop\"}}");
        assertThat(problem(project, stack)).contains("shop_default").contains("of others");
    }

    @Test
    void aNetworkIsNotReplacedUnderAContainerThatIsLeftAlone() {
        Project project = internal(service("other"));
        assertThat(problem(project, Stack.running()))
                .contains("shop_default has to be replaced")
                .contains("shop-web-1")
                .contains("removeOrphans");
        assertThat(plan(project, Stack.running(), REMOVE_ORPHANS)
                        .networks()
                        .getFirst()
                        .verb())
                .isEqualTo(Plan.Verb.RECREATE);
    }

    @Test
    void enableIpv4IsCompared() {
        String network = """
                {"Id": "net1", "Name": "shop_default", "Driver": "bridge", "Internal": false, "Attachable": false, "EnableIPv4": true,
                 "Options": {}, "Containers": {}, "Labels": {"com.docker.compose.project": "shop"}}""";
        ServiceNetwork place = ServiceNetwork.of("default");
        Stack stack = Stack.running().network("shop_default", network).api("1.48");
        assertThat(plan(onNetwork(ipv4(true), place), stack)
                        .networks()
                        .getFirst()
                        .verb())
                .isEqualTo(Plan.Verb.KEEP);
        assertThat(plan(onNetwork(ipv4(false), place), stack)
                        .networks()
                        .getFirst()
                        .reason())
                .isEqualTo("changed: enable_ipv4");
    }
}
