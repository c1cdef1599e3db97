package io.jenkins.plugins.windflow.core.compose.plan;

import static io.jenkins.plugins.windflow.core.compose.plan.Shop.another;
import static io.jenkins.plugins.windflow.core.compose.plan.Shop.plan;
import static io.jenkins.plugins.windflow.core.compose.plan.Shop.project;
import static io.jenkins.plugins.windflow.core.compose.plan.Shop.service;
import static io.jenkins.plugins.windflow.core.compose.plan.Shop.withData;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.windflow.core.compose.model.ContainerReference;
import io.jenkins.plugins.windflow.core.compose.model.NamespaceMode;
import io.jenkins.plugins.windflow.core.compose.model.Namespaces;
import io.jenkins.plugins.windflow.core.compose.model.ServiceBuilder;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Services that share a namespace of another service's container. */
class DependentsTest {
    private static ServiceBuilder sharing(String name, String parent) {
        NamespaceMode joined = new NamespaceMode.Joined(new ContainerReference.OfService(parent));
        return service(name)
                .namespaces(new Namespaces(Optional.empty(), Optional.empty(), Optional.of(joined), Optional.empty()));
    }

    /** "web" and two more, each of which shares the processes of the one before. */
    private static Stack running() {
        return withData(Stack.running())
                .container(joined("child", Stack.WEB_ID, 'd'))
                .container(joined("grandchild", "d".repeat(64), 'e'));
    }

    private static ObjectNode joined(String service, String parentId, char id) {
        ObjectNode container = another("shop-" + service + "-1", service, id);
        container.withObject("/HostConfig").put("PidMode", "container:" + parentId);
        return container;
    }

    private static Plan planned(ServiceBuilder web, Stack stack) {
        // The order in the file does not matter.
        return plan(project(sharing("grandchild", "child"), sharing("child", "web"), web), stack);
    }

    @Test
    void theyAreKeptWithTheirParents() {
        assertThat(planned(service("web"), running()).changes()).isZero();
    }

    @Test
    void theyAreReplacedBehindTheirParents() {
        assertThat(planned(service("web").user("root"), running()).containers())
                .extracting(action -> action.verb() + " " + action.service() + " " + action.reason())
                .containsExactly(
                        "RECREATE web user",
                        "RECREATE child pid web is replaced",
                        "RECREATE grandchild pid child is replaced");
    }

    @Test
    void aNewParentReplacesThemToo() {
        Stack orphaned = withData(Stack.empty()).container(joined("child", Stack.WEB_ID, 'd'));
        assertThat(plan(project(sharing("child", "web"), service("web")), orphaned)
                        .containers())
                .extracting(action -> action.verb() + " " + action.service())
                .containsExactly("CREATE web", "RECREATE child");
    }

    @Test
    void theyStartAnewWithTheirParents() {
        Stack stopped = running().with("/State", "{\"Status\": \"exited\", \"Running\": false, \"ExitCode\": 137}");
        assertThat(planned(service("web"), stopped).containers())
                .extracting(action -> action.verb() + " " + action.service())
                .containsExactly("START web", "RESTART child", "RESTART grandchild");
    }

    @Test
    void theFirstContainerIsTheOneThatCounts() {
        ObjectNode second = another("shop-web-2", "web");
        second.withObject("/Config/Labels").put("com.docker.compose.container-number", "2");
        second.withObject("/HostConfig").put("Init", true);
        Stack stack = withData(Stack.running()).container(second).container(joined("child", Stack.WEB_ID, 'd'));
        assertThat(plan(project(service("web").scale(2), sharing("child", "web")), stack)
                        .containers())
                .extracting(action -> action.verb() + " " + action.name())
                .containsExactly("KEEP shop-web-1", "RECREATE shop-web-2", "KEEP shop-child-1");
    }
}
