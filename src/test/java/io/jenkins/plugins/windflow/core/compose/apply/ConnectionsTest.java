package io.jenkins.plugins.windflow.core.compose.apply;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.windflow.core.compose.build.BuildFiles;
import io.jenkins.plugins.windflow.core.compose.load.report.ComposeException;
import io.jenkins.plugins.windflow.core.compose.model.Project;
import io.jenkins.plugins.windflow.core.operation.Operation;
import io.jenkins.plugins.windflow.core.operation.OperationKind;
import io.jenkins.plugins.windflow.core.operation.OperationResult;
import io.jenkins.plugins.windflow.testing.EachEngine;
import io.jenkins.plugins.windflow.testing.TestEngine;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** Names, links, logs, shared mounts and namespaces as containers see them and as engines report them. */
class ConnectionsTest {
    /** Has another key, so that its hashes say nothing about containers of the first: they must be compared. */
    private static final Controller SOMEBODY_ELSE = new Controller(
            "99999999-2222-3333-4444-555555555555", "another key of this test".getBytes(StandardCharsets.UTF_8));

    private static final String BASE = """
            x-service: &service
              image: %s
              command: ["/bin/sh", "-c", "trap 'exit 0' TERM; sleep 1000 & wait"]
              stop_grace_period: 2s
            """;

    private static final String CONNECTED = BASE + """
            services:
              db: {<<: *service, expose: [5432, "90-92/udp"]}
              app:
                <<: *service
                hostname: app-host
                domainname: corp.example
                dns: [10.0.0.1, 10.0.0.2]
                dns_search: a.example
                dns_opt: ["ndots:2"]
                extra_hosts: ["one=10.0.0.3", "six=fd00::1", "gateway=host-gateway"]
                links: ["db:database"]
                logging: {driver: json-file, options: {max-size: 1m, max-file: 2}}
                tmpfs: ["/scratch:size=1m,mode=700", /plain]
                mac_address: "02:42:ac:11:00:99"
                volumes: ["data:/data", "/anonymous", {type: bind, source: /tmp, target: /host, bind: {recursive: disabled}}]
              reader: {<<: *service, volumes_from: ["app:ro"]}
            volumes: {data: }
            """;

    private static final String SHARED = BASE + """
            services:
              parent: {<<: *service, ipc: shareable}
              child: {<<: *service, network_mode: "service:parent", ipc: "service:parent", pid: "service:parent"}
              host: {<<: *service, network_mode: host, pid: host, ipc: host, uts: host}
              alone: {<<: *service, network_mode: none, ipc: none}
              standard: {<<: *service, network_mode: bridge, ipc: private, mac_address: "02:42:ac:11:00:98"}
              linked: {<<: *service, network_mode: bridge, links: [standard]}
            """;

    @TempDir
    Path directory;

    private static Project load(TestStack stack, String text) {
        try {
            return stack.load(text.formatted(TestEngine.BUSYBOX));
        } catch (ComposeException invalid) {
            throw new AssertionError(invalid);
        }
    }

    private static OperationResult byAnother(TestStack stack, Project project) {
        DeployRequest request =
                new DeployRequest(stack.engine::lease, project, TestStack.QUICK, BuildFiles.NONE, SOMEBODY_ELSE);
        return TestStack.await(stack.submit(OperationKind.DEPLOY, new DeployWork(request)));
    }

    private static void assertKept(TestStack stack, Project project) {
        assertThat(stack.deployed(project)).containsEntry("status", "UNCHANGED");
        assertThat(byAnother(stack, project).values()).containsEntry("status", "UNCHANGED");
    }

    @EachEngine
    void containersAreConnectedAsAsked(TestEngine engine) {
        try (TestStack stack = new TestStack(engine, directory)) {
            Project project = load(stack, CONNECTED);
            stack.deployed(project);

            assertThat(stack.exec("app", "/bin/cat", "/etc/hosts"))
                    .contains("10.0.0.3\tone", "fd00::1\tsix")
                    .containsPattern("\\d\\tgateway");
            assertThat(stack.exec("app", "/bin/cat", "/etc/resolv.conf")).contains("a.example", "ndots:2");
            assertThat(stack.exec("app", "/bin/hostname")).isEqualTo("app-host");
            assertThat(stack.exec("app", "/bin/nslookup", "database")).contains("database");
            assertThat(stack.exec("app", "/bin/mount"))
                    .containsPattern("/scratch type tmpfs .*size=1024k,mode=700")
                    .contains("/plain type tmpfs");
            JsonNode inspect = stack.inspect("app");
            assertThat(inspect.path("NetworkSettings").findValuesAsText("MacAddress"))
                    .contains("02:42:ac:11:00:99");
            assertThat(inspect.path("HostConfig")
                            .path("LogConfig")
                            .path("Config")
                            .toString())
                    .isEqualTo("{\"max-file\":\"2\",\"max-size\":\"1m\"}");
            assertThat(stack.exec("reader", "/bin/sh", "-c", "touch /data/x || ls -d /data /host /anonymous"))
                    .contains("Read-only")
                    .contains("/data\n/host\n/anonymous".split("\n"));
            assertKept(stack, project);
        }
    }

    @EachEngine
    void whatChangesIsSaid(TestEngine engine) {
        try (TestStack stack = new TestStack(engine, directory)) {
            stack.deployed(load(stack, CONNECTED));
            String id = stack.id("reader");
            String changed = CONNECTED
                    .replace("corp.example", "other.example")
                    .replace("10.0.0.2", "10.0.0.9")
                    .replace("dns_search: a.example", "dns_search: b.example")
                    .replace("ndots:2", "ndots:3")
                    .replace("one=10.0.0.3", "one=10.0.0.4")
                    .replace("max-file: 2", "max-file: 3")
                    .replace("size=1m,mode", "size=2m,mode")
                    .replace("5432, ", "5433, ");
            Operation operation = stack.submitDeploy(load(stack, changed), TestStack.QUICK);
            assertThat(TestStack.await(operation).error()).isNull();
            assertThat(TestStack.log(operation))
                    .contains("domainname, dns, dns_search, dns_opt, extra_hosts, logging")
                    .contains("volumes /scratch", "expose");
            assertThat(stack.id("reader")).isNotEqualTo(id);
        }
    }

    @EachEngine
    void namespacesAreSharedAsAsked(TestEngine engine) {
        try (TestStack stack = new TestStack(engine, directory)) {
            Project project = load(stack, SHARED);
            stack.deployed(project);

            String parent = "container:" + stack.id("parent");
            JsonNode child = stack.inspect("child").path("HostConfig");
            assertThat(child.path("NetworkMode").asText()).isEqualTo(parent);
            assertThat(child.path("IpcMode").asText()).isEqualTo(parent);
            assertThat(child.path("PidMode").asText()).isEqualTo(parent);
            assertThat(namespaces(stack, "child")).isEqualTo(namespaces(stack, "parent"));
            assertThat(namespaces(stack, "host")).isNotEqualTo(namespaces(stack, "parent"));
            assertThat(stack.exec("alone", "/bin/ip", "link")).doesNotContain("eth0");
            assertThat(stack.exec("standard", "/bin/ip", "link")).contains("02:42:ac:11:00:98");
            assertThat(stack.exec("linked", "/bin/cat", "/etc/hosts")).contains("standard");
            assertKept(stack, project);
        }
    }

    private static String namespaces(TestStack stack, String service) {
        return stack.exec(
                service,
                "/bin/sh",
                "-c",
                "readlink /proc/self/ns/net; readlink /proc/self/ns/ipc; readlink /proc/self/ns/pid");
    }
}
