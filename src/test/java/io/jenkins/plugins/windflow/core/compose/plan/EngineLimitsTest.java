package io.jenkins.plugins.windflow.core.compose.plan;

import static io.jenkins.plugins.windflow.core.compose.plan.Shop.DEFAULT;
import static io.jenkins.plugins.windflow.core.compose.plan.Shop.ipv4;
import static io.jenkins.plugins.windflow.core.compose.plan.Shop.onNetwork;
import static io.jenkins.plugins.windflow.core.compose.plan.Shop.plan;
import static io.jenkins.plugins.windflow.core.compose.plan.Shop.problem;
import static io.jenkins.plugins.windflow.core.compose.plan.Shop.project;
import static io.jenkins.plugins.windflow.core.compose.plan.Shop.service;
import static io.jenkins.plugins.windflow.core.compose.plan.Shop.web;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.windflow.core.compose.model.BindMount;
import io.jenkins.plugins.windflow.core.compose.model.ImageMount;
import io.jenkins.plugins.windflow.core.compose.model.Project;
import io.jenkins.plugins.windflow.core.compose.model.ServiceNetwork;
import io.jenkins.plugins.windflow.core.compose.model.VolumeMount;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EngineLimitsTest {
    @Test
    void enableIpv4NeedsANewEngine() {
        Project project = onNetwork(ipv4(false), ServiceNetwork.of("default"));
        assertThat(problem(project, Stack.empty().api("1.46")))
                .isEqualTo("The network shop_default asks for enable_ipv4, which needs"
                        + " Docker API 1.47; this engine has 1.46: leave it out, or use a newer engine.");
        assertThat(plan(project, Stack.empty().api("1.47"))
                        .networks()
                        .getFirst()
                        .verb())
                .isEqualTo(Plan.Verb.CREATE);
    }

    @Test
    void aSubpathNeedsANewEngine() {
        VolumeMount part = new VolumeMount(Optional.of("data"), "/data", false, false, Map.of(), Optional.of("sub"));
        Project project = project(service("web").mounts(List.of(part)));
        assertThat(problem(project, Stack.empty().api("1.44")))
                .contains("The service web asks for the subpath sub of a volume")
                .contains("1.45");
        assertThat(plan(project, Stack.empty().api("1.45")).changes()).isPositive();
    }

    @Test
    void gatewayPrioritiesNeedANewEngine() {
        ServiceNetwork place = new ServiceNetwork(
                "default",
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                0,
                5);
        Project project = onNetwork(DEFAULT, place);
        assertThat(problem(project, Stack.empty().api("1.47")))
                .contains("gw_priority")
                .contains("1.48");
        assertThat(web(plan(project, Stack.running().api("1.48"))).reason()).isEqualTo("networks shop_default");
    }

    @Test
    void interfaceNamesNeedANewEngine() {
        ServiceNetwork place = new ServiceNetwork(
                "default",
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.of("eth7"),
                Optional.empty(),
                Map.of(),
                0,
                0);
        Project project = onNetwork(DEFAULT, place);
        assertThat(problem(project, Stack.empty().api("1.48")))
                .contains("The service web asks for the interface_name eth7")
                .contains("1.49");
        assertThat(web(plan(project, Stack.running().api("1.49"))).reason()).isEqualTo("networks shop_default");
    }

    @Test
    void mountsBelowBindsNeedANewEngine() {
        for (BindMount.Recursion recursion : BindMount.Recursion.values()) {
            BindMount bind = new BindMount("/srv", "/s", true, true, Optional.empty(), Optional.empty(), recursion);
            Project project = project(service("web").mounts(List.of(bind)));
            assertThat(plan(project, Stack.empty().api("1.44")).changes()).isPositive();
            if (recursion == BindMount.Recursion.WRITABLE || recursion == BindMount.Recursion.READONLY) {
                assertThat(problem(project, Stack.empty().api("1.43")))
                        .contains("a bind mount with recursive: " + recursion.key())
                        .contains("1.44");
            } else {
                assertThat(plan(project, Stack.empty().api("1.41")).changes()).isPositive();
            }
        }
    }

    @Test
    void mountsOfImagesNeedANewEngine() {
        ImageMount files = new ImageMount("acme/data:1", "/data", true, Optional.empty());
        Project project = project(service("web").mounts(List.of(files)));
        assertThat(problem(project, Stack.empty().api("1.47")))
                .contains("The service web asks for a mount of the image acme/data:1")
                .contains("1.48");
    }
}
