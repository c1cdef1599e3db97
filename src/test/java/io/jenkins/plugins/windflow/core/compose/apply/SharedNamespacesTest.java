package io.jenkins.plugins.windflow.core.compose.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.windflow.core.compose.load.report.ComposeException;
import io.jenkins.plugins.windflow.core.compose.model.ContainerReference;
import io.jenkins.plugins.windflow.core.compose.model.Dependency;
import io.jenkins.plugins.windflow.core.compose.model.NamespaceMode;
import io.jenkins.plugins.windflow.core.compose.model.Namespaces;
import io.jenkins.plugins.windflow.core.compose.model.Project;
import io.jenkins.plugins.windflow.core.compose.model.ServiceBuilder;
import io.jenkins.plugins.windflow.core.operation.Operation;
import io.jenkins.plugins.windflow.core.operation.OperationState;
import io.jenkins.plugins.windflow.testing.EachEngine;
import io.jenkins.plugins.windflow.testing.TestEngine;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;

/** Containers that live in the namespaces of others, and addresses that wander between containers. */
class SharedNamespacesTest {
    @TempDir
    Path directory;

    @EachEngine
    void whatSharesANetworkIsReplacedWithItsParent(TestEngine engine) {
        try (TestStack stack = new TestStack(engine, directory)) {
            stack.deployed(stack.project(stack.sleeper("vpn"), child(stack)));
            assertThat(networkMode(stack)).isEqualTo("container:" + stack.id("vpn"));
            assertThat(stack.deployed(stack.project(stack.sleeper("vpn"), child(stack))))
                    .containsEntry("status", "UNCHANGED");

            String before = stack.id("app");
            Operation changed = stack.submitDeploy(
                    stack.project(stack.sleeper("vpn").hostname("new"), child(stack)), TestStack.QUICK);
            assertThat(TestStack.await(changed).error()).isNull();
            assertThat(TestStack.log(changed)).contains("network_mode vpn is replaced");
            assertThat(stack.id("app")).isNotEqualTo(before);
            assertThat(networkMode(stack)).isEqualTo("container:" + stack.id("vpn"));
            assertThat(stack.exec("app", "/bin/hostname")).isEqualTo("new");
        }
    }

    @EachEngine
    void aRollbackBringsBackParentsBeforeTheirChildren(TestEngine engine) {
        try (TestStack stack = new TestStack(engine, directory)) {
            stack.deployed(stack.project(stack.sleeper("vpn"), child(stack)));
            Map<String, String> before = stack.idsByName();
            ServiceBuilder broken =
                    stack.alone("app", "exit 5").namespaces(ofVpn()).dependencies(onVpn());
            Operation failed =
                    stack.submitDeploy(stack.project(stack.sleeper("vpn").hostname("new"), broken), TestStack.QUICK);
            assertThat(TestStack.await(failed).state())
                    .as(TestStack.log(failed))
                    .isEqualTo(OperationState.ROLLED_BACK);
            assertThat(stack.idsByName()).isEqualTo(before);
            assertThat(stack.containers().values()).containsOnly("running");
            assertThat(stack.exec("app", "/bin/hostname")).isNotEqualTo("new");
        }
    }

    @EachEngine
    void whatSharesANetworkIsRestartedWhenItsParentStartsAnew(TestEngine engine) {
        try (TestStack stack = new TestStack(engine, directory)) {
            Project project = stack.project(stack.shell("vpn", "trap 'exit 1' TERM; sleep 1000 & wait"), child(stack));
            stack.deployed(project);
            stack.stackEngine().stop(stack.id("vpn"));
            Operation healed = stack.submitDeploy(project, TestStack.QUICK);
            assertThat(TestStack.await(healed).error()).isNull();
            assertThat(TestStack.log(healed)).contains("vpn starts anew, whose namespace it shares");
            assertThat(stack.exec("app", "/bin/hostname"))
                    .isEqualTo(stack.id("vpn").substring(0, 12));
        }
    }

    @EachEngine
    void twoServicesSwapTheirAddresses(TestEngine engine) throws ComposeException {
        try (TestStack stack = new TestStack(engine, directory)) {
            String subnet = "10.251." + (100 + Math.floorMod(engine.name().hashCode(), 100));
            String low = subnet + ".10";
            String high = subnet + ".11";
            stack.deployed(addressed(stack, subnet, low, high));
            Operation swapped = stack.submitDeploy(addressed(stack, subnet, high, low), TestStack.QUICK);
            assertThat(TestStack.await(swapped).error())
                    .as(TestStack.log(swapped))
                    .isNull();
            assertThat(address(stack, "a")).isEqualTo(high);
            assertThat(address(stack, "b")).isEqualTo(low);
        }
    }

    @EachEngine
    void aRollbackBringsBackWhoSharesTheNamespaceOfAUserOfAReplacedNetwork(TestEngine engine) throws ComposeException {
        try (TestStack stack = new TestStack(engine, directory)) {
            stack.deployed(onLan(stack, "old", "sleep 1000 & wait"));
            Map<String, String> before = stack.idsByName();
            Operation failed = stack.submitDeploy(onLan(stack, "new", "exit 5"), TestStack.QUICK);
            assertThat(TestStack.await(failed).state())
                    .as(TestStack.log(failed))
                    .isEqualTo(OperationState.ROLLED_BACK);
            assertThat(stack.idsByName()).isEqualTo(before);
            assertThat(stack.containers().values()).containsOnly("running");
        }
    }

    private static Project onLan(TestStack stack, String label, String command) throws ComposeException {
        return stack.load("""
                x-service: &service
                  image: %s
                  command: ["/bin/sh", "-c", "trap 'exit 0' TERM; sleep 1000 & wait"]
                services:
                  vpn: {<<: *service, networks: [lan]}
                  app: {<<: *service, network_mode: "service:vpn", command: ["/bin/sh", "-c", "trap 'exit 0' TERM; %s"]}
                networks:
                  lan: {labels: {version: %s}}
                """.formatted(TestEngine.BUSYBOX, command, label));
    }

    private static Project addressed(TestStack stack, String subnet, String a, String b) throws ComposeException {
        return stack.load("""
                x-service: &service
                  image: %s
                  command: ["/bin/sh", "-c", "trap 'exit 0' TERM; sleep 1000 & wait"]
                services:
                  a: {<<: *service, networks: {lan: {ipv4_address: %s}}}
                  b: {<<: *service, networks: {lan: {ipv4_address: %s}}}
                networks:
                  lan: {ipam: {config: [{subnet: %s.0/24}]}}
                """.formatted(TestEngine.BUSYBOX, a, b, subnet));
    }

    private static String address(TestStack stack, String service) {
        return stack.inspect(service)
                .path("NetworkSettings")
                .path("Networks")
                .path(stack.name + "_lan")
                .path("IPAddress")
                .asText();
    }

    private static ServiceBuilder child(TestStack stack) {
        return stack.alone("app", TestStack.SLEEP).namespaces(ofVpn()).dependencies(onVpn());
    }

    private static Namespaces ofVpn() {
        return new Namespaces(
                Optional.of(new NamespaceMode.Joined(new ContainerReference.OfService("vpn"))),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static List<Dependency> onVpn() {
        return List.of(new Dependency("vpn", Dependency.Condition.STARTED, true, true));
    }

    private static String networkMode(TestStack stack) {
        return stack.inspect("app").path("HostConfig").path("NetworkMode").asText();
    }
}
