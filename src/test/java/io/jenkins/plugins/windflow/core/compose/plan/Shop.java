package io.jenkins.plugins.windflow.core.compose.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.windflow.core.compose.model.Network;
import io.jenkins.plugins.windflow.core.compose.model.Project;
import io.jenkins.plugins.windflow.core.compose.model.Service;
import io.jenkins.plugins.windflow.core.compose.model.ServiceBuilder;
import io.jenkins.plugins.windflow.core.compose.model.ServiceNetwork;
import io.jenkins.plugins.windflow.core.compose.model.Volume;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The project "shop" of the planner's tests: what it is made of, and what is planned for it. */
final class Shop {
    static final PlanOptions OPTIONS =
            new PlanOptions(Optional.empty(), Optional.empty(), false, new ConfigHash(new byte[16]));
    static final PlanOptions REMOVE_ORPHANS =
            new PlanOptions(Optional.empty(), Optional.empty(), true, new ConfigHash(new byte[16]));
    static final Network DEFAULT = Network.of("default", "shop_default");

    private Shop() {}

    static ServiceBuilder service(String name) {
        return Service.named(name).image("acme/web:1").networks(List.of(ServiceNetwork.of("default")));
    }

    static Project project(ServiceBuilder... services) {
        return Project.of(
                "shop",
                Stream.of(services).map(ServiceBuilder::build).toList(),
                List.of(DEFAULT),
                List.of(Volume.of("data", "shop_data")));
    }

    static Plan plan(Project project, Stack stack) {
        return plan(project, stack, OPTIONS);
    }

    static Plan plan(Project project, Stack stack, PlanOptions options) {
        try {
            return Planner.plan(project, stack.observed(), options);
        } catch (PlanException e) {
            throw new AssertionError(e);
        }
    }

    static String problem(Project project, Stack stack) {
        try {
            Plan plan = Planner.plan(project, stack.observed(), OPTIONS);
            throw new AssertionError("A plan was made: " + PlanText.of(plan));
        } catch (PlanException e) {
            return e.getMessage();
        }
    }

    /** The only container's action. */
    static Plan.ContainerAction web(Plan plan) {
        assertThat(plan.containers()).hasSize(1);
        return plan.containers().getFirst();
    }

    static Stack withData(Stack stack) {
        return stack.volume(
                "shop_data",
                "{\"Name\": \"shop_data\", \"Driver\": \"local\", \"Options\": null,"
                        + " \"Labels\": {\"com.docker.compose.project\": \"shop\"}}");
    }

    static ObjectNode another(String name, String service) {
        return another(name, service, 'f');
    }

    /** A container like that of "web" in everything but its names. */
    static ObjectNode another(String name, String service, char id) {
        ObjectNode container = Stack.web();
        String shortId = String.valueOf(id).repeat(12);
        container.put("Name", "/" + name);
        container.put("Id", String.valueOf(id).repeat(64));
        container.withObject("/Config").put("Hostname", shortId);
        container.withObject("/Config/Labels").put("com.docker.compose.service", service);
        container
                .withObject("/NetworkSettings/Networks/shop_default")
                .putArray("Aliases")
                .add(name)
                .add(service)
                .add(shortId);
        return container;
    }

    static Project onNetwork(Network network, ServiceNetwork place, Volume... volumes) {
        Service web = Service.named("web")
                .image("acme/web:1")
                .networks(List.of(place))
                .build();
        return Project.of("shop", List.of(web), List.of(network), List.of(volumes));
    }

    static Network ipv4(boolean enabled) {
        return new Network(
                "default",
                "shop_default",
                false,
                Optional.empty(),
                Map.of(),
                false,
                false,
                Optional.of(enabled),
                Optional.empty(),
                Optional.empty(),
                Map.of());
    }
}
