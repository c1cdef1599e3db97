package io.jenkins.plugins.windflow.core.compose.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.windflow.core.compose.build.BuildFiles;
import io.jenkins.plugins.windflow.core.compose.model.Dependency;
import io.jenkins.plugins.windflow.core.compose.model.EnvironmentValue;
import io.jenkins.plugins.windflow.core.compose.model.Healthcheck;
import io.jenkins.plugins.windflow.core.compose.model.PortMapping;
import io.jenkins.plugins.windflow.core.compose.model.Project;
import io.jenkins.plugins.windflow.core.compose.model.RestartPolicy;
import io.jenkins.plugins.windflow.core.compose.model.ServiceBuilder;
import io.jenkins.plugins.windflow.core.compose.model.ServiceNetwork;
import io.jenkins.plugins.windflow.core.compose.model.VolumeMount;
import io.jenkins.plugins.windflow.core.operation.Operation;
import io.jenkins.plugins.windflow.core.operation.OperationKind;
import io.jenkins.plugins.windflow.core.operation.OperationResult;
import io.jenkins.plugins.windflow.testing.EachEngine;
import io.jenkins.plugins.windflow.testing.TestEngine;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.io.TempDir;

/** Deployments that succeed, on real engines. */
class DeployTest {
    @TempDir
    Path directory;

    @EachEngine
    void aFirstDeployMakesEverythingAndASecondOneNothing(TestEngine engine) {
        try (TestStack stack = new TestStack(engine, directory)) {
            Project project = rich(stack);

            Map<String, Object> first = stack.deployed(project);
            assertThat(first).containsEntry("status", "DEPLOYED").containsEntry("changes", 7);
            assertThat((List<?>) first.get("created")).hasSize(4);
            assertThat(stack.containers()).containsValues("running", "exited").hasSize(4);
            Map<?, ?> services = (Map<?, ?>) first.get("services");
            assertThat((Map<?, ?>) services.get("db"))
                    .extracting("state", "health")
                    .containsExactly("running", "healthy");
            assertThat((Map<?, ?>) services.get("schema")).extracting("state").isEqualTo("completed");

            Map<String, Object> second = stack.deployed(project);
            assertThat(second).containsEntry("status", "UNCHANGED").containsEntry("changes", 0);
            assertThat((List<?>) second.get("kept")).hasSize(4);
        }
    }

    @EachEngine
    void whatAnotherControllerMadeIsKeptBecauseItIsAsAsked(TestEngine engine) {
        try (TestStack stack = new TestStack(engine, directory)) {
            Project project = rich(stack);
            stack.deployed(project);

            Controller other = new Controller("99999999-2222-3333-4444-555555555555", new byte[32]);
            Operation operation = stack.submit(
                    OperationKind.PLAN,
                    new PlanWork(new DeployRequest(engine::lease, project, TestStack.QUICK, BuildFiles.NONE, other)));
            OperationResult plan = TestStack.await(operation);

            assertThat(plan.values()).as(() -> TestStack.log(operation)).containsEntry("changes", 0);
        }
    }

    @EachEngine
    void onlyTheChangedServiceIsReplaced(TestEngine engine) {
        try (TestStack stack = new TestStack(engine, directory)) {
            stack.deployed(stack.project(stack.sleeper("a"), stack.sleeper("b")));
            String a = stack.id("a");
            String b = stack.id("b");

            Map<String, Object> result = stack.deployed(stack.project(
                    stack.sleeper("a"), stack.sleeper("b").environment(Map.of("TAG", EnvironmentValue.plain("2")))));

            assertThat(result)
                    .containsEntry("changes", 1)
                    .containsEntry("recreated", List.of(stack.name + "-b-1"))
                    .containsEntry("kept", List.of(stack.name + "-a-1"));
            assertThat(stack.id("a")).isEqualTo(a);
            assertThat(stack.id("b")).isNotEqualTo(b);
            assertThat(stack.containers()).hasSize(2);
            assertThat(stack.exec("b", "/bin/sh", "-c", "echo $TAG")).isEqualTo("2");
        }
    }

    @EachEngine
    void anAnonymousVolumeIsCarriedOver(TestEngine engine) {
        try (TestStack stack = new TestStack(engine, directory)) {
            stack.deployed(stack.project(stack.sleeper("a").mounts(List.of(VolumeMount.anonymous("/data")))));
            stack.exec("a", "/bin/sh", "-c", "echo precious > /data/file");

            stack.deployed(stack.project(stack.sleeper("a")
                    .mounts(List.of(VolumeMount.anonymous("/data")))
                    .environment(Map.of("TAG", EnvironmentValue.plain("2")))));

            assertThat(stack.exec("a", "/bin/cat", "/data/file")).isEqualTo("precious");
            assertThat(stack.deployed(stack.project(stack.sleeper("a")
                            .mounts(List.of(VolumeMount.anonymous("/data")))
                            .environment(Map.of("TAG", EnvironmentValue.plain("2"))))))
                    .containsEntry("status", "UNCHANGED");
        }
    }

    @EachEngine
    void orphansAreRemovedOnlyWhenAsked(TestEngine engine) {
        try (TestStack stack = new TestStack(engine, directory)) {
            stack.deployed(stack.project(stack.sleeper("a"), stack.sleeper("old")));
            Project smaller = stack.project(stack.sleeper("a"));

            assertThat(stack.deployed(smaller)).containsEntry("status", "UNCHANGED");
            assertThat(stack.isRunning("old")).isTrue();

            DeployOptions options = new DeployOptions(
                    Optional.empty(), Optional.empty(), true, Duration.ofSeconds(20), Duration.ZERO, true);
            assertThat(stack.deployed(smaller, options)).containsEntry("removed", List.of(stack.name + "-old-1"));
            assertThat(stack.containers()).containsOnlyKeys(stack.name + "-a-1");
        }
    }

    @EachEngine
    void aStoppedContainerThatIsAsAskedIsStarted(TestEngine engine) {
        try (TestStack stack = new TestStack(engine, directory)) {
            Project project = stack.project(stack.shell("a", "trap 'exit 3' TERM; sleep 1000 & wait"));
            stack.deployed(project);
            String id = stack.id("a");
            stack.stackEngine().stop(id);

            assertThat(stack.deployed(project)).containsEntry("changes", 1);

            assertThat(stack.id("a")).isEqualTo(id);
            assertThat(stack.isRunning("a")).isTrue();
        }
    }

    @EachEngine
    void aChangedNetworkIsReplacedTogetherWithItsUsers(TestEngine engine) {
        try (TestStack stack = new TestStack(engine, directory)) {
            stack.deployed(stack.project(
                    List.of(stack.network("default", Map.of())), List.of(), stack.sleeper("a"), stack.sleeper("b")));
            String before = stack.stackEngine()
                    .networkNamed(stack.name + "_default")
                    .orElseThrow()
                    .path("Id")
                    .asText();
            Project changed = stack.project(
                    List.of(stack.network("default", Map.of("com.docker.network.driver.mtu", "1400"))),
                    List.of(),
                    stack.sleeper("a"),
                    stack.sleeper("b"));

            assertThat((List<?>) stack.deployed(changed).get("recreated")).hasSize(2);

            assertThat(stack.stackEngine()
                            .networkNamed(stack.name + "_default")
                            .orElseThrow()
                            .path("Id")
                            .asText())
                    .isNotEqualTo(before);
            assertThat(stack.exec("a", "/bin/nslookup", "b")).contains("Address");
            assertThat(stack.deployed(changed)).containsEntry("status", "UNCHANGED");
        }
    }

    @EachEngine
    void twoNetworksOfAServiceThatIsKeptUpAreReplacedTogether(TestEngine engine) {
        try (TestStack stack = new TestStack(engine, directory)) {
            stack.deployed(onTwoNetworks(stack, Map.of(), true));
            Map<String, String> mtu = Map.of("com.docker.network.driver.mtu", "1400");
            DeployOptions options = new DeployOptions(
                    Optional.empty(), Optional.empty(), true, Duration.ofSeconds(20), Duration.ZERO, true);

            Map<String, Object> result = stack.deployed(onTwoNetworks(stack, mtu, false), options);

            assertThat(result)
                    .containsEntry("recreated", List.of(stack.name + "-a-1"))
                    .containsEntry("removed", List.of(stack.name + "-old-1"));
            assertThat(stack.containers()).containsOnlyKeys(stack.name + "-a-1").containsValue("running");
            assertThat(stack.deployed(onTwoNetworks(stack, mtu, false))).containsEntry("status", "UNCHANGED");
        }
    }

    private static Project onTwoNetworks(TestStack stack, Map<String, String> options, boolean withOld) {
        List<ServiceBuilder> services = new ArrayList<>();
        for (String name : withOld ? List.of("a", "old") : List.of("a")) {
            services.add(stack.sleeper(name)
                    .restart(RestartPolicy.of(RestartPolicy.Mode.UNLESS_STOPPED))
                    .networks(List.of(ServiceNetwork.of("default"), ServiceNetwork.of("back"))));
        }
        return stack.project(
                List.of(stack.network("default", options), stack.network("back", options)),
                List.of(),
                services.toArray(ServiceBuilder[]::new));
    }

    @EachEngine
    void dependentsAreRestartedWhenTheyAskForIt(TestEngine engine) {
        try (TestStack stack = new TestStack(engine, directory)) {
            Dependency restart = new Dependency("a", Dependency.Condition.STARTED, true, true);
            stack.deployed(stack.project(stack.sleeper("a"), stack.sleeper("b").dependencies(List.of(restart))));
            String started = stack.inspect("b").path("State").path("StartedAt").asText();

            stack.deployed(stack.project(
                    stack.sleeper("a").user("nobody"), stack.sleeper("b").dependencies(List.of(restart))));

            assertThat(stack.inspect("b").path("State").path("StartedAt").asText())
                    .isNotEqualTo(started);
        }
    }

    @EachEngine
    void downRemovesContainersAndNetworksAndVolumesWhenAsked(TestEngine engine) {
        try (TestStack stack = new TestStack(engine, directory)) {
            Project project = rich(stack);
            stack.deployed(project);

            OperationResult down = stack.down(false);
            assertThat(down.error()).isNull();
            assertThat(stack.containers()).isEmpty();
            assertThat(stack.networks()).isEmpty();
            assertThat(stack.volumes()).hasSize(1);

            assertThat(stack.down(true).values()).containsEntry("status", "REMOVED");
            assertThat(stack.volumes()).isEmpty();
            assertThat(stack.down(true).values()).containsEntry("status", "UNCHANGED");
        }
    }

    @EachEngine
    void twoDeploysOfOneProjectFollowEachOther(TestEngine engine) {
        try (TestStack stack = new TestStack(engine, directory)) {
            Operation first = stack.submitDeploy(stack.project(stack.sleeper("a")), TestStack.QUICK);
            Operation second =
                    stack.submitDeploy(stack.project(stack.sleeper("a").user("nobody")), TestStack.QUICK);

            assertThat(TestStack.await(first).error()).isNull();
            assertThat(TestStack.await(second).error()).isNull();

            List<String> results =
                    List.of((String) first.result().orElseThrow().values().get("status"), (String)
                            second.result().orElseThrow().values().get("status"));
            assertThat(results).containsOnly("DEPLOYED");
            assertThat(TestStack.log(first) + TestStack.log(second))
                    .contains("Waiting for the deploy of " + stack.name);
            assertThat(stack.containers()).hasSize(1);
        }
    }

    @EachEngine
    void aNewContainerIsMadeBeforeItsTurnAndStartedThen(TestEngine engine) throws Exception {
        try (TestStack stack = new TestStack(engine, directory)) {
            Project project = stack.load("""
                    services:
                      db:
                        image: %1$s
                        command: [sleep, "1000"]
                        init: true
                        healthcheck: {test: [CMD, test, -e, /tmp/open], interval: 200ms, retries: 1000}
                      web:
                        image: %1$s
                        command: [sleep, "1000"]
                        init: true
                        depends_on: {db: {condition: service_healthy}}
                    """.formatted(TestEngine.BUSYBOX));

            Operation operation = stack.submitDeploy(project, TestStack.QUICK);
            Map<String, String> waiting = Map.of(stack.name + "-db-1", "running", stack.name + "-web-1", "created");
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> stack.containers().equals(waiting));

            stack.exec("db", "touch", "/tmp/open");
            assertThat(TestStack.await(operation).error()).isNull();
            assertThat(stack.isRunning("web")).isTrue();
        }
    }

    private static Project rich(TestStack stack) {
        Healthcheck check = new Healthcheck(
                Healthcheck.of("CMD", "test", "-e", "/data/ready").test(),
                Optional.of(Duration.ofMillis(300)),
                Optional.of(Duration.ofSeconds(2)),
                Optional.empty(),
                Optional.empty(),
                OptionalInt.of(20));
        return stack.project(
                List.of(stack.network("default", Map.of()), stack.network("back", Map.of())),
                List.of(stack.volume("data")),
                stack.shell("db", "touch /data/ready; trap 'exit 0' TERM; sleep 1000 & wait")
                        .environment(
                                Map.of("A", EnvironmentValue.plain("1"), "PATH", EnvironmentValue.plain("/bin:/sbin")))
                        .mounts(List.of(VolumeMount.of("data", "/data"), VolumeMount.anonymous("/scratch")))
                        .networks(List.of(ServiceNetwork.of("back", List.of("database"))))
                        .restart(RestartPolicy.of(RestartPolicy.Mode.UNLESS_STOPPED))
                        .healthcheck(check),
                stack.shell("schema", "test -e /data/ready")
                        .mounts(List.of(VolumeMount.of("data", "/data")))
                        .dependencies(List.of(Dependency.of("db", Dependency.Condition.HEALTHY))),
                stack.sleeper("worker")
                        .init(true)
                        .user("nobody")
                        .workingDirectory("/tmp")
                        .hostname("worker")
                        .addedCapabilities(List.of("NET_ADMIN"))
                        .droppedCapabilities(List.of("CHOWN"))
                        .dependencies(List.of(Dependency.of("schema", Dependency.Condition.COMPLETED_SUCCESSFULLY))),
                stack.sleeper("web")
                        .networks(List.of(ServiceNetwork.of("back"), ServiceNetwork.of("default", List.of("www"))))
                        .ports(List.of(new PortMapping(
                                8080, PortMapping.Protocol.TCP, Optional.empty(), Optional.of("127.0.0.1"))))
                        .labels(Map.of("team", "shop"))
                        .dependencies(List.of(Dependency.of("db", Dependency.Condition.STARTED))));
    }
}
