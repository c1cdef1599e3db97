package io.jenkins.plugins.windflow.core.compose.apply;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.windflow.core.compose.model.Command;
import io.jenkins.plugins.windflow.core.compose.model.Dependency;
import io.jenkins.plugins.windflow.core.compose.model.Ipam;
import io.jenkins.plugins.windflow.core.compose.model.Network;
import io.jenkins.plugins.windflow.core.compose.model.Project;
import io.jenkins.plugins.windflow.core.compose.model.Service;
import io.jenkins.plugins.windflow.core.compose.model.ServiceBuilder;
import io.jenkins.plugins.windflow.core.compose.model.ServiceNetwork;
import io.jenkins.plugins.windflow.core.compose.model.Volume;
import io.jenkins.plugins.windflow.core.compose.model.VolumeMount;
import io.jenkins.plugins.windflow.core.operation.Operation;
import io.jenkins.plugins.windflow.core.operation.OperationState;
import io.jenkins.plugins.windflow.testing.EachEngine;
import io.jenkins.plugins.windflow.testing.TestEngine;
import io.jenkins.plugins.windflow.testing.TestEngines;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.io.TempDir;

/** Many things at a time, and things that stand in each other's way. */
class SideBySideTest {
    private static final String RUNS = "trap 'exit 0' TERM; sleep 1000 & wait";

    @TempDir
    Path directory;

    /** More services than one operation works on at a time, each with a network and a volume of its own. */
    @EachEngine
    void everythingIsMadeAndRemovedAtOnce(TestEngine engine) {
        try (TestStack stack = new TestStack(engine, directory)) {
            List<Network> networks = new ArrayList<>();
            List<Volume> volumes = new ArrayList<>();
            List<ServiceBuilder> services = new ArrayList<>();
            for (int i = 0; i < 14; i++) {
                String own = "own" + i % 5;
                if (i < 5) {
                    networks.add(network(stack, own, i));
                    volumes.add(stack.volume(own));
                }
                services.add(service("app" + i, RUNS, own)
                        .mounts(List.of(VolumeMount.of(own, "/data")))
                        .dependencies(
                                i < 10 ? List.of() : List.of(Dependency.of("app0", Dependency.Condition.STARTED))));
            }
            Project project = stack.project(networks, volumes, services.toArray(ServiceBuilder[]::new));
            assertThat(stack.deployed(project)).containsEntry("changes", 24);
            assertThat(stack.containers()).hasSize(14).containsValue("running");
            assertThat(stack.containers().values()).containsOnly("running");
            assertThat(stack.deployed(project)).containsEntry("status", "UNCHANGED");

            assertThat(stack.down(true).values()).containsEntry("changes", 24);
            assertThat(stack.containers()).isEmpty();
            assertThat(stack.networks()).isEmpty();
            assertThat(stack.volumes()).isEmpty();
        }
    }

    @EachEngine
    void twoNetworksSwapTheirSubnets(TestEngine engine) {
        try (TestStack stack = new TestStack(engine, directory)) {
            stack.deployed(onTwoNetworks(stack, 1, 2, RUNS));
            Map<String, String> before = stack.idsByName();
            Map<String, String> subnets = subnets(stack);

            Operation broken = stack.submitDeploy(onTwoNetworks(stack, 2, 1, "exit 4"), TestStack.QUICK);
            assertThat(TestStack.await(broken).state())
                    .as(() -> TestStack.log(broken))
                    .isEqualTo(OperationState.ROLLED_BACK);
            assertThat(subnets(stack)).isEqualTo(subnets);
            assertThat(stack.idsByName()).isEqualTo(before);
            assertThat(stack.containers().values()).containsOnly("running");

            stack.deployed(onTwoNetworks(stack, 2, 1, RUNS));
            assertThat(subnets(stack))
                    .containsEntry(stack.name + "_a", subnets.get(stack.name + "_b"))
                    .containsEntry(stack.name + "_b", subnets.get(stack.name + "_a"));
        }
    }

    private static Project onTwoNetworks(TestStack stack, int a, int b, String script) {
        return stack.project(
                List.of(network(stack, "a", a), network(stack, "b", b)),
                List.of(),
                service("left", RUNS, "a"),
                service("both", script, "a", "b"));
    }

    private static ServiceBuilder service(String name, String script, String... networks) {
        return Service.named(name)
                .image(TestEngine.BUSYBOX)
                .command(Command.of("/bin/sh", "-c", script))
                .networks(Stream.of(networks).map(ServiceNetwork::of).toList());
    }

    /** A network with a small subnet of its own, so that many projects fit on one engine. */
    private static Network network(TestStack stack, String key, int number) {
        int place = Math.floorMod(stack.name.hashCode(), 5000);
        String subnet = "10." + (200 + place / 250) + "." + place % 250 + "." + number * 16 + "/28";
        Ipam ipam = new Ipam(
                Optional.empty(),
                List.of(new Ipam.Pool(Optional.of(subnet), Optional.empty(), Optional.empty(), Map.of())),
                Map.of());
        return new Network(
                key,
                stack.name + "_" + key,
                false,
                Optional.empty(),
                Map.of(),
                false,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.of(ipam),
                Map.of(TestEngines.LABEL, TestEngines.label()));
    }

    private static Map<String, String> subnets(TestStack stack) {
        Map<String, String> subnets = new TreeMap<>();
        for (JsonNode network : stack.stackEngine().networks(stack.name)) {
            subnets.put(
                    network.path("Name").asText(),
                    network.path("IPAM").path("Config").path(0).path("Subnet").asText());
        }
        return subnets;
    }

    /** Each container hands its own anonymous volume on to the container that gets its number. */
    @EachEngine
    void everyReplicaKeepsItsAnonymousVolume(TestEngine engine) {
        try (TestStack stack = new TestStack(engine, directory)) {
            stack.deployed(stack.project(replicas(stack, "one")));
            Map<String, String> before = anonymousVolumes(stack);
            assertThat(before.values()).doesNotHaveDuplicates().hasSize(3);

            assertThat(stack.deployed(stack.project(replicas(stack, "two"))))
                    .extractingByKey("recreated")
                    .asInstanceOf(InstanceOfAssertFactories.LIST)
                    .hasSize(3);
            assertThat(anonymousVolumes(stack)).isEqualTo(before);

            stack.stackEngine().removeContainer(stack.name + "-app-1", false);
            stack.deployed(stack.project(replicas(stack, "three")));
            assertThat(anonymousVolumes(stack))
                    .containsEntry(stack.name + "-app-2", before.get(stack.name + "-app-2"))
                    .containsEntry(stack.name + "-app-3", before.get(stack.name + "-app-3"))
                    .hasSize(3);
            stack.down(true);
            before.values().forEach(volume -> stack.stackEngine().removeVolume(volume));
        }
    }

    private static ServiceBuilder replicas(TestStack stack, String host) {
        return stack.sleeper("app").scale(3).hostname(host).mounts(List.of(VolumeMount.anonymous("/state")));
    }

    /** Names of volumes by names of containers. */
    private static Map<String, String> anonymousVolumes(TestStack stack) {
        Map<String, String> volumes = new TreeMap<>();
        stack.idsByName()
                .forEach((name, id) -> volumes.put(
                        name,
                        stack.stackEngine()
                                .container(id)
                                .orElseThrow()
                                .path("Mounts")
                                .path(0)
                                .path("Name")
                                .asText()));
        return volumes;
    }
}
