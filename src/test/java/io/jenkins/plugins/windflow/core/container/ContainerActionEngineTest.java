package io.jenkins.plugins.windflow.core.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.windflow.core.batch.BatchRun;
import io.jenkins.plugins.windflow.core.docker.EngineLease;
import io.jenkins.plugins.windflow.core.docker.EnginePath;
import io.jenkins.plugins.windflow.core.docker.error.EngineException;
import io.jenkins.plugins.windflow.testing.EachEngine;
import io.jenkins.plugins.windflow.testing.TestEngine;
import io.jenkins.plugins.windflow.testing.TestEngines;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContainerActionEngineTest {
    private static void act(TestEngine engine, String container, String action, Map<String, ?> options) {
        try (EngineLease lease = engine.lease()) {
            ContainerAction.of(action, options).run(lease.engine(), container);
        }
    }

    private static JsonNode state(TestEngine engine, String container) {
        try (EngineLease lease = engine.lease()) {
            return lease.engine().getJson(EnginePath.of("containers", container, "json"), Map.of());
        }
    }

    private static String status(TestEngine engine, String container) {
        return state(engine, container).path("State").path("Status").asText();
    }

    @EachEngine
    void goesThroughAContainersLife(TestEngine engine) {
        String id = engine.runNamed(TestEngines.uniqueName("act"));
        act(engine, id, "pause", Map.of());
        assertThat(status(engine, id)).isEqualTo("paused");
        act(engine, id, "unpause", Map.of());
        act(engine, id, "stop", Map.of("seconds", 0));
        assertThat(status(engine, id)).isEqualTo("exited");
        act(engine, id, "start", Map.of());
        assertThat(status(engine, id)).isEqualTo("running");
        String started = state(engine, id).path("State").path("StartedAt").asText();
        act(engine, id, "restart", Map.of("seconds", 0));
        assertThat(state(engine, id).path("State").path("StartedAt").asText()).isGreaterThan(started);
        act(engine, id, "kill", Map.of());
        String name = TestEngines.uniqueName("renamed");
        act(engine, id, "rename", Map.of("name", name));
        assertThat(state(engine, name).path("Id").asText()).isEqualTo(id);
        act(engine, id, "remove", Map.of());
        assertThatThrownBy(() -> state(engine, id)).isInstanceOf(EngineException.class);
    }

    @EachEngine
    void countsWhatIsSoAlreadyAsDone(TestEngine engine) {
        String id = engine.runNamed(TestEngines.uniqueName("act"));
        act(engine, id, "start", Map.of());
        act(engine, id, "stop", Map.of("seconds", 0));
        act(engine, id, "stop", Map.of());
        act(engine, id, "remove", Map.of());
        act(engine, id, "remove", Map.of());
    }

    @EachEngine
    void doesWhatItCanToManyAndSaysWhyNotToTheRest(TestEngine engine) throws Exception {
        String one = engine.runNamed(TestEngines.uniqueName("act"));
        String two = engine.runNamed(TestEngines.uniqueName("act"));
        List<BatchRun.Outcome> outcomes =
                BatchRun.run(List.of(one, "no-such-container", two), id -> act(engine, id, "kill", Map.of()));
        assertThat(outcomes).extracting(BatchRun.Outcome::item).containsExactly(one, "no-such-container", two);
        assertThat(outcomes.get(0).failure()).isNull();
        assertThat(outcomes.get(1).failure()).hasMessageContaining("No such container");
        assertThat(outcomes.get(2).failure()).isNull();
        assertThatThrownBy(() -> act(engine, one, "pause", Map.of()))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("not running");
    }

    @Test
    void refusesWhatNoEngineShallBeAsked() {
        assertThatThrownBy(() -> ContainerAction.of("explode", Map.of())).hasMessageContaining("'explode' is nothing");
        assertThatThrownBy(() -> ContainerAction.of("kill", Map.of("signal", "9; rm")))
                .hasMessageContaining("is no signal");
        assertThatThrownBy(() -> ContainerAction.of("rename", Map.of("name", "-rf")))
                .hasMessageContaining("cannot be the name of a container");
        assertThatThrownBy(() -> ContainerAction.of("stop", Map.of("seconds", -1)))
                .hasMessageContaining("whole number");
        assertThatThrownBy(() -> ContainerAction.of("remove", Map.of("force", "yes")))
                .hasMessageContaining("true or false");
    }
}
