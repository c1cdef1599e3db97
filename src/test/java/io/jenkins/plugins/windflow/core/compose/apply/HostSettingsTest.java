package io.jenkins.plugins.windflow.core.compose.apply;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.windflow.core.compose.build.BuildFiles;
import io.jenkins.plugins.windflow.core.compose.load.ComposeLoader;
import io.jenkins.plugins.windflow.core.compose.load.input.ComposeFile;
import io.jenkins.plugins.windflow.core.compose.load.input.LoadRequest;
import io.jenkins.plugins.windflow.core.compose.load.report.ComposeException;
import io.jenkins.plugins.windflow.core.compose.model.Isolation;
import io.jenkins.plugins.windflow.core.compose.model.Project;
import io.jenkins.plugins.windflow.core.compose.model.Service;
import io.jenkins.plugins.windflow.core.compose.model.ServiceBuilder;
import io.jenkins.plugins.windflow.core.operation.Operation;
import io.jenkins.plugins.windflow.core.operation.OperationKind;
import io.jenkins.plugins.windflow.core.operation.OperationResult;
import io.jenkins.plugins.windflow.core.operation.OperationState;
import io.jenkins.plugins.windflow.testing.EachEngine;
import io.jenkins.plugins.windflow.testing.TestEngine;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** Limits, devices and isolation as the kernel enforces them and as engines report them. */
class HostSettingsTest {
    /** Has another key, so that its hashes say nothing about containers of the first: they must be compared. */
    private static final Controller SOMEBODY_ELSE = new Controller(
            "99999999-2222-3333-4444-555555555555", "another key of this test".getBytes(StandardCharsets.UTF_8));

    private static final String LIMITS = """
            cpus: 0.5
            cpu_shares: 512
            cpuset: "0"
            mem_limit: 64m
            mem_reservation: 32m
            oom_score_adj: 500
            pids_limit: 50
            shm_size: 1m
            ulimits: {nofile: {soft: 1024, hard: 2048}, core: -1}
            """;

    private static final String ISOLATION = """
            devices: ["/dev/null:/dev/nothing:r"]
            device_cgroup_rules: ["c 1:5 mr"]
            security_opt:
              - no-new-privileges
              - "label:disable"
              - systempaths=unconfined
              - 'seccomp={"defaultAction": "SCMP_ACT_ALLOW"}'
            sysctls: [net.core.somaxconn=1024]
            group_add: [1234]
            userns_mode: host
            cgroup: host
            runtime: runc
            """;

    @TempDir
    Path directory;

    /** A project of one service with these keys, which runs until it is told to end. */
    private static Project project(TestStack stack, String keys) {
        Service loaded = loaded("services:\n  app:\n    image: any\n" + keys.indent(4));
        Isolation isolation = loaded.isolation();
        ServiceBuilder app = stack.sleeper("app")
                .resources(loaded.resources())
                .devices(loaded.devices())
                .runtime(loaded.runtime())
                .securityOptions(isolation.securityOptions())
                .groups(isolation.groups());
        isolation.userNamespace().ifPresent(app::userNamespace);
        isolation.cgroupNamespace().ifPresent(app::cgroupNamespace);
        return stack.project(app);
    }

    private static Service loaded(String text) {
        try {
            LoadRequest request = LoadRequest.of(List.of(new ComposeFile("compose.yaml", text)));
            return ComposeLoader.load(request.withProjectName("any")).services().get("app");
        } catch (ComposeException invalid) {
            throw new AssertionError(invalid);
        }
    }

    private static JsonNode host(TestStack stack) {
        return stack.inspect("app").path("HostConfig");
    }

    private static OperationResult deployAgain(TestStack stack, Project project) {
        DeployRequest request =
                new DeployRequest(stack.engine::lease, project, TestStack.QUICK, BuildFiles.NONE, SOMEBODY_ELSE);
        return TestStack.await(stack.submit(OperationKind.DEPLOY, new DeployWork(request)));
    }

    @EachEngine
    void limitsHoldAndAreRecognised(TestEngine engine) {
        try (TestStack stack = new TestStack(engine, directory)) {
            Project project = project(stack, LIMITS);
            stack.deployed(project);

            JsonNode host = host(stack);
            assertThat(host.path("NanoCpus").asLong()).isEqualTo(500_000_000);
            assertThat(host.path("Memory").asLong()).isEqualTo(64 << 20);
            assertThat(host.path("PidsLimit").asLong()).isEqualTo(50);
            assertThat(stack.exec(
                            "app", "/bin/sh", "-c", "ulimit -n; ulimit -Hn; ulimit -c; cat /proc/1/oom_score_adj"))
                    .isEqualTo("1024\n2048\nunlimited\n500");
            assertThat(stack.exec("app", "/bin/sh", "-c", "grep Cpus_allowed_list /proc/1/status; df -k /dev/shm"))
                    .containsPattern("Cpus_allowed_list:\\s+0\\n")
                    .containsPattern("shm\\s+1024 ");
            String id = stack.id("app");
            assertThat(stack.deployed(project)).containsEntry("status", "UNCHANGED");
            assertThat(deployAgain(stack, project).values()).containsEntry("status", "UNCHANGED");

            Operation changed = stack.submitDeploy(
                    project(stack, LIMITS.replace("cpus: 0.5", "cpus: 0.25").replace("50", "60")), TestStack.QUICK);
            assertThat(TestStack.await(changed).error()).isNull();
            assertThat(TestStack.log(changed)).contains("cpus, oom_score_adj, pids_limit");
            assertThat(stack.id("app")).isNotEqualTo(id);
        }
    }

    @EachEngine
    void devicesAndIsolationReachTheContainerAndAreRecognised(TestEngine engine) {
        try (TestStack stack = new TestStack(engine, directory)) {
            Project project = project(stack, ISOLATION);
            stack.deployed(project);

            assertThat(stack.exec("app", "/bin/sh", "-c", "ls /dev/nothing; cat /proc/sys/net/core/somaxconn; id -G"))
                    .isEqualTo("/dev/nothing\n1024\n0 1234");
            assertThat(stack.exec("app", "/bin/grep", "NoNewPrivs", "/proc/1/status"))
                    .endsWith("1");
            assertThat(host(stack).path("MaskedPaths").isEmpty()).isTrue();
            assertThat(stack.deployed(project)).containsEntry("status", "UNCHANGED");
            assertThat(deployAgain(stack, project).values()).containsEntry("status", "UNCHANGED");

            Operation changed = stack.submitDeploy(
                    project(stack, ISOLATION.replace("SCMP_ACT_ALLOW", "SCMP_ACT_LOG")), TestStack.QUICK);
            assertThat(TestStack.await(changed).error()).isNull();
            assertThat(TestStack.log(changed)).contains("security_opt");
        }
    }

    /** What a kernel cannot do depends on the machine; either way nothing is left out in silence. */
    @EachEngine
    void whatTheEngineLeavesOutIsSaid(TestEngine engine) {
        try (TestStack stack = new TestStack(engine, directory)) {
            Project project = project(stack, "mem_limit: 64m\nmem_swappiness: 10\nblkio_config: {weight: 300}\n");
            Operation deploy = stack.submitDeploy(project, TestStack.QUICK);
            assertThat(TestStack.await(deploy).error()).isNull();

            boolean weight = host(stack).path("BlkioWeight").asInt() == 300;
            boolean swappiness = host(stack).path("MemorySwappiness").asInt(-1) == 10;
            String log = TestStack.log(deploy);
            String warning = "(?is).*Warning: the engine says of " + stack.name + "-app-1: [^\n]*";
            assertThat(log.matches(warning + "weight.*")).isEqualTo(!weight);
            assertThat(log.matches(warning + "swappiness.*")).isEqualTo(!swappiness);
            assertThat(stack.deployed(project)).containsEntry("status", "UNCHANGED");
        }
    }

    @EachEngine
    void annotationsNeedANewerEngine(TestEngine engine) {
        try (TestStack stack = new TestStack(engine, directory)) {
            Project project = project(stack, "annotations: {org.example.team: shop}\n");
            if (!stack.engine().info().apiAtLeast("1.43")) {
                assertThat(stack.deploy(project, TestStack.QUICK).error())
                        .contains("The service app asks for annotations, which needs Docker API 1.43");
                assertThat(stack.containers()).isEmpty();
                return;
            }
            stack.deployed(project);
            assertThat(host(stack).path("Annotations").path("org.example.team").asText())
                    .isEqualTo("shop");
            assertThat(deployAgain(stack, project).values()).containsEntry("status", "UNCHANGED");
        }
    }

    @EachEngine
    void moreProcessorsThanThereAreIsAnError(TestEngine engine) {
        try (TestStack stack = new TestStack(engine, directory)) {
            OperationResult result = stack.deploy(project(stack, "cpus: 9999\n"), TestStack.QUICK);

            assertThat(result.state()).isEqualTo(OperationState.ROLLED_BACK);
            assertThat(result.error()).startsWith(stack.name + "-app-1 cannot be made: Range of CPUs is from 0.01 to ");
            assertThat(stack.containers()).isEmpty();
        }
    }
}
