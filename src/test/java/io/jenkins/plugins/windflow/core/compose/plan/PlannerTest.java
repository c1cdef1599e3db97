package io.jenkins.plugins.windflow.core.compose.plan;

import static io.jenkins.plugins.windflow.core.compose.plan.Shop.OPTIONS;
import static io.jenkins.plugins.windflow.core.compose.plan.Shop.plan;
import static io.jenkins.plugins.windflow.core.compose.plan.Shop.project;
import static io.jenkins.plugins.windflow.core.compose.plan.Shop.service;
import static io.jenkins.plugins.windflow.core.compose.plan.Shop.web;
import static io.jenkins.plugins.windflow.core.compose.plan.Shop.withData;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jenkins.plugins.windflow.core.compose.model.Dependency;
import io.jenkins.plugins.windflow.core.compose.model.Network;
import io.jenkins.plugins.windflow.core.compose.model.Project;
import io.jenkins.plugins.windflow.core.compose.model.Service;
import io.jenkins.plugins.windflow.core.compose.model.ServiceNetwork;
import io.jenkins.plugins.windflow.core.compose.model.Volume;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlannerTest {
    @Test
    void aContainerOfDockerComposeThatIsAsAskedIsKept() {
        Plan plan = plan(project(service("web")), withData(Stack.running()));
        assertThat(plan.changes()).isZero();
        assertThat(web(plan).verb()).isEqualTo(Plan.Verb.KEEP);
        assertThat(PlanText.of(plan)).startsWith("Plan for the project shop: nothing to do, 3 kept.");
    }

    @Test
    void nothingThereMeansEverythingIsMade() {
        Plan plan = plan(project(service("web")), Stack.empty());
        assertThat(plan.actions()).extracting(Plan.Action::verb).containsOnly(Plan.Verb.CREATE);
        assertThat(plan.actions())
                .extracting(Plan.Action::name)
                .containsExactly("shop_default", "shop_data", "shop-web-1");
        assertThat(PlanText.of(plan))
                .startsWith(
                        "Plan for the project shop: 3 changes (create 1 network, create 1 volume, create 1 container), 0 kept.");
    }

    @Test
    void servicesStandBehindThoseTheyDependOn() {
        Plan plan = plan(
                project(
                        service("web").dependencies(List.of(Dependency.of("db", Dependency.Condition.HEALTHY))),
                        service("db")),
                Stack.empty());
        assertThat(plan.containers()).extracting(Plan.ContainerAction::service).containsExactly("db", "web");
    }

    @Test
    void externalThingsMustExist() {
        Project project = Project.of(
                "shop",
                List.of(Service.named("web")
                        .image("acme/web:1")
                        .networks(List.of(ServiceNetwork.of("front")))
                        .build()),
                List.of(Network.external("front", "front")),
                List.of(Volume.external("data", "data")));
        assertThatExceptionOfType(PlanException.class)
                .isThrownBy(() -> Planner.plan(project, Stack.empty().observed(), OPTIONS))
                .satisfies(e -> assertThat(e.problems()).hasSize(2))
                .withMessageContaining("external network front")
                .withMessageContaining("external volume data");
    }

    @Test
    void whatCannotBeRolledBackIsSaid() {
        Stack stack = withData(Stack.running()).with("/HostConfig/AutoRemove", "true");
        Plan plan = plan(project(service("web").user("root")), stack);
        assertThat(PlanText.of(plan))
                .contains("Note: Cannot be rolled back")
                .contains("shop-web-1")
                .contains("auto-remove");
    }

    @Test
    void theTextIsAligned() {
        Stack stack = withData(Stack.running()).without("acme/web:1");
        assertThat(PlanText.of(plan(project(service("web").user("root")), stack)))
                .isEqualTo("""
                Plan for the project shop: 2 changes (pull 1 image, recreate 1 container), 2 kept.
                  pull      image      acme/web:1    missing on the engine
                  keep      network    shop_default
                  keep      volume     shop_data
                  recreate  container  shop-web-1    user""");
    }
}
