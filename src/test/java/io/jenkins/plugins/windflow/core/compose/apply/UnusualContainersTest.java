package io.jenkins.plugins.windflow.core.compose.apply;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.jenkins.plugins.windflow.core.compose.model.Dependency;
import io.jenkins.plugins.windflow.core.compose.model.EnvironmentValue;
import io.jenkins.plugins.windflow.core.compose.model.Ipam;
import io.jenkins.plugins.windflow.core.compose.model.Network;
import io.jenkins.plugins.windflow.core.compose.model.Project;
import io.jenkins.plugins.windflow.core.compose.model.ServiceBuilder;
import io.jenkins.plugins.windflow.core.compose.model.ServiceNetwork;
import io.jenkins.plugins.windflow.core.compose.model.VolumeMount;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ComposeLabels;
import io.jenkins.plugins.windflow.core.operation.Operation;
import io.jenkins.plugins.windflow.core.operation.OperationKind;
import io.jenkins.plugins.windflow.core.operation.OperationResult;
import io.jenkins.plugins.windflow.core.operation.OperationState;
import io.jenkins.plugins.windflow.testing.EachEngine;
import io.jenkins.plugins.windflow.testing.TestEngine;
import io.jenkins.plugins.windflow.testing.TestEngines;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;

/** Containers that vanish when they stop, that are paused, that have an address of their own, or see part of a volume. */
class UnusualContainersTest {
    @TempDir
    Path directory;

    /** A container of the project as another tool may have made it: the engine removes it when it stops. */
    private static String autoRemoved(TestStack stack, String service) {
        return stack.engine.run(
                config -> {
                    config.withObject("/Labels")
                            .put(ComposeLabels.PROJECT, stack.name)
                            .put(ComposeLabels.SERVICE, service)
                            .put(ComposeLabels.NUMBER, "1")
                            .put(ComposeLabels.ONEOFF, "False");
                    config.withObject("/HostConfig").put("AutoRemove", true);
                },
                "/bin/sleep",
                "1000");
    }

    private static void named(TestStack stack, String id, String service) {
        stack.stackEngine().rename(id, stack.name + "-" + service + "-1");
    }

    @EachEngine
    void anAutoRemovedContainerIsReplaced(TestEngine engine) {
        try (TestStack stack = new TestStack(engine, directory)) {
            String old = autoRemoved(stack, "app");
            named(stack, old, "app");

            Operation operation = stack.submitDeploy(stack.project(stack.sleeper("app")), TestStack.QUICK);

            assertThat(TestStack.await(operation).error())
                    .as(() -> TestStack.log(operation))
                    .isNull();
            assertThat(TestStack.log(operation))
                    .contains("Cannot be rolled back: the engine removes " + stack.name + "-app-1")
                    .doesNotContain("could not be removed");
            assertThat(stack.containers()).containsOnlyKeys(stack.name + "-app-1");
            assertThat(stack.id("app")).isNotEqualTo(old);
        }
    }

    @EachEngine
    void anAutoRemovedContainerThatCannotComeBackIsSaid(TestEngine engine) {
        try (TestStack stack = new TestStack(engine, directory)) {
            named(stack, autoRemoved(stack, "app"), "app");

            OperationResult result = stack.deploy(stack.project(stack.shell("app", "exit 5")), TestStack.QUICK);

            assertThat(result.state()).isEqualTo(OperationState.FAILED);
            assertThat(result.error())
                    .contains("exit code 5")
                    .contains("Could not start " + stack.name + "-app-1 again")
                    .contains("made with auto-remove");
        }
    }

    @EachEngine
    void downRemovesAutoRemovedAndPausedContainers(TestEngine engine) {
        try (TestStack stack = new TestStack(engine, directory)) {
            stack.deployed(stack.project(stack.sleeper("app")));
            stack.stackEngine().pause(stack.id("app"));
            autoRemoved(stack, "other");

            OperationResult down = stack.down(false);

            assertThat(down.error()).isNull();
            assertThat((List<?>) down.values().get("removed")).hasSize(2);
            assertThat(stack.containers()).isEmpty();
            assertThat(stack.networks()).isEmpty();
        }
    }

    @EachEngine
    void aPausedContainerThatIsAsAskedGoesOn(TestEngine engine) {
        try (TestStack stack = new TestStack(engine, directory)) {
            Project project = stack.project(stack.sleeper("app"));
            stack.deployed(project);
            String id = stack.id("app");
            stack.stackEngine().pause(id);

            assertThat(stack.deployed(project)).containsEntry("changes", 1);

            assertThat(stack.id("app")).isEqualTo(id);
            assertThat(stack.inspect("app").path("State").path("Status").asText())
                    .isEqualTo("running");
        }
    }

    @EachEngine
    void aPausedContainerIsReplacedAndIsPausedAgainAfterARollback(TestEngine engine) {
        try (TestStack stack = new TestStack(engine, directory)) {
            stack.deployed(stack.project(stack.sleeper("app")));
            String id = stack.id("app");
            stack.stackEngine().pause(id);

            OperationResult failed = stack.deploy(stack.project(stack.shell("app", "exit 5")), TestStack.QUICK);
            assertThat(failed.state()).isEqualTo(OperationState.ROLLED_BACK);
            assertThat(stack.id("app")).isEqualTo(id);
            assertThat(stack.inspect("app").path("State").path("Status").asText())
                    .isEqualTo("paused");

            stack.deployed(stack.project(stack.sleeper("app").user("nobody")));
            assertThat(stack.id("app")).isNotEqualTo(id);
            assertThat(stack.containers())
                    .containsOnlyKeys(stack.name + "-app-1")
                    .containsValue("running");
        }
    }

    @EachEngine
    void aStaticAddressIsTakenOverAndGivenBack(TestEngine engine) {
        try (TestStack stack = new TestStack(engine, directory)) {
            stack.deployed(fixed(stack, stack.sleeper("app")));
            assertThat(address(stack)).isEqualTo("10.251.77.20");
            assertThat(stack.deployed(fixed(stack, stack.sleeper("app")))).containsEntry("status", "UNCHANGED");

            ServiceBuilder changed = stack.sleeper("app").environment(Map.of("TAG", EnvironmentValue.plain("2")));
            assertThat(stack.deployed(fixed(stack, changed)))
                    .containsEntry("recreated", List.of(stack.name + "-app-1"));
            assertThat(address(stack)).isEqualTo("10.251.77.20");
            String id = stack.id("app");

            OperationResult failed = stack.deploy(fixed(stack, stack.shell("app", "exit 5")), TestStack.QUICK);
            assertThat(failed.state()).isEqualTo(OperationState.ROLLED_BACK);
            assertThat(stack.id("app")).isEqualTo(id);
            assertThat(address(stack)).isEqualTo("10.251.77.20");
        }
    }

    private static Project fixed(TestStack stack, ServiceBuilder app) {
        Ipam ipam = new Ipam(
                Optional.empty(),
                List.of(new Ipam.Pool(Optional.of("10.251.77.0/24"), Optional.empty(), Optional.empty(), Map.of())),
                Map.of());
        Network network = new Network(
                "fixed",
                stack.name + "_fixed",
                false,
                Optional.empty(),
                Map.of(),
                false,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.of(ipam),
                Map.of(TestEngines.LABEL, TestEngines.label()));
        ServiceNetwork place = new ServiceNetwork(
                "fixed",
                List.of(),
                Optional.of("10.251.77.20"),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                10,
                0);
        return stack.project(
                List.of(network, stack.network("default", Map.of())), List.of(), app.networks(List.of(place)));
    }

    private static String address(TestStack stack) {
        return stack.inspect("app")
                .path("NetworkSettings")
                .path("Networks")
                .path(stack.name + "_fixed")
                .path("IPAddress")
                .asText();
    }

    @EachEngine
    void aSubpathShowsPartOfAVolumeOrIsRefused(TestEngine engine) {
        try (TestStack stack = new TestStack(engine, directory)) {
            VolumeMount part =
                    new VolumeMount(Optional.of("data"), "/part", false, false, Map.of(), Optional.of("sub/folder"));
            Project project = stack.project(
                    List.of(stack.volume("data")),
                    stack.shell("writer", "mkdir -p /data/sub/folder && echo here > /data/sub/folder/file")
                            .mounts(List.of(VolumeMount.of("data", "/data"))),
                    stack.sleeper("app")
                            .mounts(List.of(part))
                            .dependencies(
                                    List.of(Dependency.of("writer", Dependency.Condition.COMPLETED_SUCCESSFULLY))));

            if (!stack.engine().info().apiAtLeast("1.45")) {
                OperationResult refused = stack.deploy(project, TestStack.QUICK);
                assertThat(refused.state()).isEqualTo(OperationState.FAILED);
                assertThat(refused.error())
                        .contains("The service app asks for the subpath sub/folder of a volume, which needs"
                                + " Docker API 1.45");
                assertThat(stack.volumes()).isEmpty();
                return;
            }
            stack.deployed(project);
            assertThat(stack.exec("app", "/bin/cat", "/part/file")).isEqualTo("here");
            assertThat(stack.deployed(project)).containsEntry("status", "UNCHANGED");
        }
    }

    @EachEngine
    void downTakesAlsoTheAnonymousVolumesThatWereCarriedOver(TestEngine engine) {
        try (TestStack stack = new TestStack(engine, directory)) {
            stack.deployed(stack.project(stack.sleeper("app").mounts(List.of(VolumeMount.anonymous("/data")))));
            stack.deployed(
                    stack.project(stack.sleeper("app").user("nobody").mounts(List.of(VolumeMount.anonymous("/data")))));
            JsonNode mount = stack.inspect("app").path("Mounts").path(0);
            assertThat(stack.stackEngine().volume(mount.path("Name").asText())).isPresent();

            assertThat(stack.down(true).error()).isNull();

            assertThat(stack.stackEngine().volume(mount.path("Name").asText())).isEmpty();
        }
    }

    @EachEngine
    void downKeepsANetworkThatSomebodyElseIsOn(TestEngine engine) {
        try (TestStack stack = new TestStack(engine, directory)) {
            stack.deployed(stack.project(stack.sleeper("app")));
            String guest = engine.run("/bin/sleep", "1000");
            stack.stackEngine().connect(stack.name + "_default", guest, JsonNodeFactory.instance.objectNode());

            Operation down = stack.submit(OperationKind.DOWN, new DownWork(engine::lease, stack.name, false, false));

            assertThat(TestStack.await(down).error()).isNull();
            assertThat(TestStack.log(down)).contains("the network " + stack.name + "_default is kept");
            assertThat(stack.containers()).isEmpty();
            stack.stackEngine().removeContainer(guest, true);
        }
    }
}
