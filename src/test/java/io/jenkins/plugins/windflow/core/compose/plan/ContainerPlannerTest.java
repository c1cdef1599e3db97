package io.jenkins.plugins.windflow.core.compose.plan;

import static io.jenkins.plugins.windflow.core.compose.plan.Shop.REMOVE_ORPHANS;
import static io.jenkins.plugins.windflow.core.compose.plan.Shop.another;
import static io.jenkins.plugins.windflow.core.compose.plan.Shop.plan;
import static io.jenkins.plugins.windflow.core.compose.plan.Shop.problem;
import static io.jenkins.plugins.windflow.core.compose.plan.Shop.project;
import static io.jenkins.plugins.windflow.core.compose.plan.Shop.service;
import static io.jenkins.plugins.windflow.core.compose.plan.Shop.web;
import static io.jenkins.plugins.windflow.core.compose.plan.Shop.withData;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.windflow.core.compose.model.Dependency;
import io.jenkins.plugins.windflow.core.compose.model.RestartPolicy;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContainerPlannerTest {
    @Test
    void stoppedContainersAreStartedAndFinishedJobsKept() {
        Stack stopped = withData(Stack.running())
                .with("/State", "{\"Status\": \"exited\", \"Running\": false, \"ExitCode\": 137}");
        assertThat(web(plan(project(service("web")), stopped)).verb()).isEqualTo(Plan.Verb.START);
        Stack paused = withData(Stack.running())
                .with("/State", "{\"Status\": \"paused\", \"Running\": true, \"ExitCode\": 0}");
        assertThat(web(plan(project(service("web")), paused)).verb()).isEqualTo(Plan.Verb.START);
        Stack done = withData(Stack.running())
                .with("/State", "{\"Status\": \"exited\", \"Running\": false, \"ExitCode\": 0}");
        assertThat(web(plan(project(service("web")), done)).verb()).isEqualTo(Plan.Verb.KEEP);
        done.with("/HostConfig/RestartPolicy", "{\"Name\": \"always\"}");
        assertThat(web(plan(project(service("web").restart(RestartPolicy.of(RestartPolicy.Mode.ALWAYS))), done))
                        .verb())
                .isEqualTo(Plan.Verb.START);
    }

    @Test
    void orphansAreNamedOrRemoved() {
        Stack stack = withData(Stack.running()).container(another("shop-old-1", "old"));
        Plan left = plan(project(service("web")), stack);
        assertThat(left.changes()).isZero();
        assertThat(left.notes())
                .singleElement()
                .asString()
                .contains("shop-old-1")
                .contains("removeOrphans");
        Plan removed = plan(project(service("web")), stack, REMOVE_ORPHANS);
        assertThat(removed.containers())
                .extracting(Plan.ContainerAction::verb)
                .containsExactly(Plan.Verb.KEEP, Plan.Verb.REMOVE);
    }

    @Test
    void oneOffContainersAreNobodysBusiness() {
        ObjectNode oneOff = another("shop-web-run-1", "web");
        oneOff.withObject("/Config/Labels").put("com.docker.compose.oneoff", "True");
        assertThat(plan(project(service("web")), withData(Stack.running()).container(oneOff), REMOVE_ORPHANS)
                        .changes())
                .isZero();
    }

    @Test
    void whatAnEarlierDeploymentLeftParkedIsRemoved() {
        ObjectNode parked = another("ffffffffffff_shop-web-1", "web");
        Plan plan = plan(project(service("web")), withData(Stack.running()).container(parked));
        assertThat(plan.containers())
                .extracting(Plan.ContainerAction::verb)
                .containsExactly(Plan.Verb.KEEP, Plan.Verb.REMOVE);
        assertThat(plan.containers().getLast().reason()).contains("left over");
    }

    @Test
    void takenNamesAreAProblem() {
        assertThat(problem(project(service("web")), Stack.empty().other("shop-web-1", "")))
                .contains("web")
                .contains("shop-web-1")
                .contains("outside of any project");
    }

    @Test
    void dependentsThatAskForItAreRestarted() {
        Dependency restart = new Dependency("db", Dependency.Condition.STARTED, true, true);
        Stack stack = withData(Stack.running());
        Plan plan = plan(project(service("db"), service("web").dependencies(List.of(restart))), stack);
        assertThat(plan.containers())
                .extracting(Plan.ContainerAction::verb)
                .containsExactly(Plan.Verb.CREATE, Plan.Verb.RESTART);
    }

    private static ObjectNode numbered(int number) {
        ObjectNode container = another("shop-web-" + number, "web", Character.forDigit(number, 10));
        container.withObject("/Config/Labels").put("com.docker.compose.container-number", Integer.toString(number));
        return container;
    }

    @Test
    void aServiceIsScaledUp() {
        Plan plan =
                plan(project(service("web").scale(3)), withData(Stack.running()).container(numbered(3)));
        assertThat(plan.containers())
                .extracting(action -> action.verb() + " " + action.name() + " " + action.number())
                .containsExactly("KEEP shop-web-1 1", "CREATE shop-web-2 2", "KEEP shop-web-3 3");
    }

    @Test
    void aServiceIsScaledDown() {
        Stack stack = withData(Stack.running()).container(numbered(2)).container(numbered(3));
        assertThat(plan(project(service("web").scale(2)), stack).containers())
                .extracting(action -> action.verb() + " " + action.name() + " " + action.reason())
                .containsExactly(
                        "KEEP shop-web-1 ", "KEEP shop-web-2 ", "REMOVE shop-web-3 the service has 2 containers");
        assertThat(plan(project(service("web").scale(0)), stack).containers())
                .extracting(Plan.ContainerAction::verb)
                .containsOnly(Plan.Verb.REMOVE)
                .hasSize(3);
    }

    @Test
    void outdatedContainersGoFirst() {
        Stack stack = withData(Stack.running()).with("/HostConfig/Init", "true").container(numbered(2));
        assertThat(plan(project(service("web")), stack).containers())
                .extracting(action -> action.verb() + " " + action.name())
                .containsExactly("KEEP shop-web-2", "REMOVE shop-web-1");
    }

    @Test
    void eachContainerHasItsOwnReason() {
        ObjectNode second = numbered(2);
        second.withObject("/HostConfig").put("Init", true);
        Plan plan =
                plan(project(service("web").scale(2)), withData(Stack.running()).container(second));
        assertThat(plan.containers())
                .extracting(action -> action.verb() + " " + action.name() + " " + action.reason())
                .containsExactly("KEEP shop-web-1 ", "RECREATE shop-web-2 init");
    }
}
