package io.jenkins.plugins.windflow.core.compose.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.windflow.core.compose.model.Project;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ComposeLabels;
import io.jenkins.plugins.windflow.core.compose.write.RandomProject;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** plan(apply(plan)) = no change: for random projects, on a simulated engine. */
class IdempotenceTest {
    private static final int SEEDS = 100;
    private static final PlanOptions OPTIONS =
            new PlanOptions(Optional.empty(), Optional.of(false), true, new ConfigHash(new byte[16]));

    static Stream<Arguments> seeds() {
        return Stream.of("1.41", "1.45", "1.48")
                .flatMap(api -> IntStream.range(0, SEEDS).mapToObj(seed -> Arguments.of(api, seed)));
    }

    @ParameterizedTest(name = "API {0}, seed {1}")
    @MethodSource("seeds")
    void whatWasDeployedIsAsAsked(String api, int seed) throws PlanException {
        SimulatedEngine engine = engine(api);
        Project project = RandomProject.deployable(new Random(seed));
        assertThat(engine.deploy(project, OPTIONS).changes()).isPositive();
        unchanged(engine, project);
        forgetSettings(engine);
        unchanged(engine, project);
    }

    /** From any project to any other one: afterwards there is nothing more to do either. */
    @ParameterizedTest(name = "API {0}, seed {1}")
    @MethodSource("seeds")
    void whatWasChangedIsAsAsked(String api, int seed) throws PlanException {
        SimulatedEngine engine = engine(api);
        Random random = new Random(seed);
        engine.deploy(withoutVolumes(engine, random), OPTIONS);
        Project next = withoutVolumes(engine, random);
        engine.deploy(next, OPTIONS);
        unchanged(engine, next);
        forgetSettings(engine);
        unchanged(engine, next);
    }

    /** Volumes are never replaced, so that one that is there already would be a problem. */
    private static Project withoutVolumes(SimulatedEngine engine, Random random) {
        engine.volumes.remove("random_vol");
        return RandomProject.deployable(random);
    }

    private static SimulatedEngine engine(String api) {
        SimulatedEngine engine = new SimulatedEngine(api, false);
        engine.networks.put("outside", Stack.parse("{\"Id\": \"id-of-outside\", \"Name\": \"outside\"}"));
        engine.volumes.put("outside", Stack.parse("{\"Name\": \"outside\"}"));
        for (int service = 0; service < 4; service++) {
            for (String name : List.of("acme/s" + service + ":0", "acme/s" + service + ":1")) {
                engine.image(name, SampleImages.config(name));
            }
        }
        return engine;
    }

    private static void unchanged(SimulatedEngine engine, Project project) throws PlanException {
        Plan again = Planner.plan(project, engine.observed(project), OPTIONS);
        assertThat(again.containers()).as(() -> PlanText.of(again)).allMatch(action -> action.verb() == Plan.Verb.KEEP);
        assertThat(again.networks()).as(() -> PlanText.of(again)).allMatch(action -> action.verb() == Plan.Verb.KEEP);
        assertThat(again.volumes()).as(() -> PlanText.of(again)).allMatch(action -> action.verb() == Plan.Verb.KEEP);
    }

    /** Another hash of the settings, so that every one has to be looked at; content in containers has only its hash. */
    private static void forgetSettings(SimulatedEngine engine) {
        for (ObjectNode container : engine.containers.values()) {
            ObjectNode labels = container.withObject("/Config/Labels");
            String hash = labels.path(ComposeLabels.WINDFLOW_HASH).asText();
            labels.put(ComposeLabels.WINDFLOW_HASH, "0" + hash.substring(hash.indexOf('.')));
        }
    }
}
