package io.jenkins.plugins.windflow.core.compose.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.windflow.core.compose.model.Command;
import io.jenkins.plugins.windflow.core.compose.model.Dependency;
import io.jenkins.plugins.windflow.core.compose.model.Network;
import io.jenkins.plugins.windflow.core.compose.model.Project;
import io.jenkins.plugins.windflow.core.compose.model.Service;
import io.jenkins.plugins.windflow.core.compose.model.ServiceBuilder;
import io.jenkins.plugins.windflow.core.compose.model.ServiceNetwork;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedContainer;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedStack;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Four times as many services are four times the work of planning. Work is counted in looks at what the engine has
 * answered: a loop over all containers for each service would look sixteen times as often.
 */
class PlanGrowthTest {
    private static final int SMALL = 25;
    private static final int TIMES = 4;
    private static final PlanOptions OPTIONS = new PlanOptions(
            Optional.empty(),
            Optional.empty(),
            false,
            new ConfigHash("a key of this test".getBytes(StandardCharsets.UTF_8)));

    /** An answer that counts how often somebody looks into it or into anything in it. */
    private static final class Watched extends ObjectNode {
        private static final long serialVersionUID = 1L;
        private final transient AtomicLong looks;

        Watched(JsonNode answer, AtomicLong looks) {
            super(JsonNodeFactory.instance);
            this.looks = looks;
            answer.properties().forEach(field -> set(field.getKey(), watched(field.getValue())));
        }

        private JsonNode watched(JsonNode value) {
            return value.isObject() ? new Watched(value, looks) : value;
        }

        @Override
        public JsonNode path(String name) {
            looks.incrementAndGet();
            return super.path(name);
        }

        @Override
        public JsonNode get(String name) {
            looks.incrementAndGet();
            return super.get(name);
        }
    }

    @Test
    void anUnchangedProjectIsLinear() throws PlanException {
        assertThat((double) looks(TIMES * SMALL, false) / looks(SMALL, false)).isBetween(0.8 * TIMES, 1.2 * TIMES);
    }

    @Test
    void aProjectThatHasToBeStartedIsLinear() throws PlanException {
        assertThat((double) looks(TIMES * SMALL, true) / looks(SMALL, true)).isBetween(0.8 * TIMES, 1.2 * TIMES);
    }

    private static long looks(int services, boolean stopped) throws PlanException {
        Project project = project(services);
        SimulatedEngine engine = new SimulatedEngine("1.45", false);
        engine.deploy(project, OPTIONS);
        if (stopped) {
            engine.containers.values().forEach(PlanGrowthTest::stop);
        }
        ObservedStack observed = engine.observed(project);
        AtomicLong looks = new AtomicLong();
        ObservedStack watched = new ObservedStack(
                observed.containers().stream()
                        .map(container -> new ObservedContainer(new Watched(container.inspect(), looks)))
                        .toList(),
                observed.otherNames(),
                observed.containerIds(),
                observed.networks(),
                observed.volumes(),
                observed.images(),
                observed.apiVersion(),
                observed.podman(),
                observed.defaults());

        Plan plan = Planner.plan(project, watched, OPTIONS);

        assertThat(plan.changes()).as(() -> PlanText.of(plan)).isEqualTo(stopped ? services : 0);
        return looks.get();
    }

    private static void stop(ObjectNode container) {
        container
                .withObject("/State")
                .put("Status", "exited")
                .put("Running", false)
                .put("ExitCode", 1);
    }

    private static Project project(int services) {
        return Project.of(
                "shop",
                IntStream.range(0, services).mapToObj(PlanGrowthTest::service).toList(),
                List.of(Network.of("default", "shop_default")),
                List.of());
    }

    private static Service service(int number) {
        ServiceBuilder service = Service.named("s" + number)
                .image("acme/s0:1")
                .command(Command.of("run"))
                .networks(List.of(ServiceNetwork.of("default")));
        return number == 0
                ? service.build()
                : service.dependencies(List.of(Dependency.of("s" + number / 2, Dependency.Condition.STARTED)))
                        .build();
    }
}
