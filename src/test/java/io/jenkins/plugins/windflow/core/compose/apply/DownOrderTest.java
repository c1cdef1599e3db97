package io.jenkins.plugins.windflow.core.compose.apply;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedContainer;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class DownOrderTest {
    private static ObservedContainer container(String service, String dependsOn) {
        ObjectNode inspect = JsonNodeFactory.instance.objectNode();
        inspect.withObject("/Config/Labels")
                .put("com.docker.compose.service", service)
                .put("com.docker.compose.depends_on", dependsOn);
        return new ObservedContainer(inspect);
    }

    @Test
    void dependentsGoFirst() {
        assertThat(DownOrder.dependents(List.of(
                        container("db", ""),
                        container("app", "db:service_healthy:false,cache:service_started:true"),
                        container("cache", ""),
                        container("web", "app:service_started:false"))))
                .containsOnlyKeys("db", "app", "cache", "web")
                .containsEntry("db", Set.of("app"))
                .containsEntry("cache", Set.of("app"))
                .containsEntry("app", Set.of("web"))
                .containsEntry("web", Set.of());
    }

    @Test
    void whatIsNotThereIsNotWaitedFor() {
        assertThat(DownOrder.dependents(List.of(container("web", "gone:service_started:false"))))
                .containsOnlyKeys("web");
    }

    @Test
    void aCircleIsCut() {
        assertThat(DownOrder.dependents(
                        List.of(container("a", "b:service_started:false"), container("b", "a:service_started:false"))))
                .containsEntry("a", Set.of())
                .containsEntry("b", Set.of("a"));
    }

    @Test
    void containersOfOneServiceCountTogether() {
        assertThat(DownOrder.dependents(List.of(
                        container("web", ""), container("web", "db:service_started:false"), container("db", ""))))
                .containsEntry("db", Set.of("web"));
    }

    @Test
    void aServiceWaitsForAllContainersThatDependOnIt() throws Exception {
        DownOrder order = new DownOrder(
                new Abort(),
                List.of(
                        container("db", ""),
                        container("web", "db:service_started:false"),
                        container("web", "db:service_started:false")));
        CompletableFuture<Void> turn = new CompletableFuture<>();
        Thread waiting = Thread.ofVirtual().start(() -> {
            try {
                order.awaitTurn("db");
                turn.complete(null);
            } catch (Exception e) {
                turn.completeExceptionally(e);
            }
        });
        order.awaitTurn("web");
        order.gone("web");
        waiting.join(Duration.ofMillis(100));
        assertThat(turn).isNotDone();
        order.gone("web");
        assertThat(turn).succeedsWithin(Duration.ofSeconds(10));
    }
}
