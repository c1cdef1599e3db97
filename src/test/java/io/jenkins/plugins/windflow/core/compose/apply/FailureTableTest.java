package io.jenkins.plugins.windflow.core.compose.apply;

import static io.jenkins.plugins.windflow.core.operation.OperationState.FAILED;
import static io.jenkins.plugins.windflow.core.operation.OperationState.ROLLED_BACK;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.windflow.core.compose.engine.StackEngine;
import io.jenkins.plugins.windflow.core.operation.Operation;
import io.jenkins.plugins.windflow.core.operation.OperationResult;
import io.jenkins.plugins.windflow.core.operation.OperationState;
import io.jenkins.plugins.windflow.testing.RefusingRegistry;
import io.jenkins.plugins.windflow.testing.TestEngine;
import io.jenkins.plugins.windflow.testing.TestEngines;
import io.jenkins.plugins.windflow.testing.TestRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The failure table, first part: what is wrong with the deployment itself. Each row lays a Compose file over a running shop;
 * whatever happens, the shop runs on with the containers that it had.
 */
class FailureTableTest {
    private static final DeployOptions IMPATIENT = FailureShop.options(Duration.ofSeconds(2), Duration.ofMillis(300));
    private static final DeployOptions LONG_UPTIME = FailureShop.options(Duration.ofSeconds(30), Duration.ofSeconds(3));

    /**
     * @param change the Compose file that is laid over the shop's
     * @param says fragments of the operation's error
     */
    private record Row(String title, String change, DeployOptions options, OperationState ends, List<String> says) {
        @Override
        public String toString() {
            return title;
        }

        Row within(DeployOptions other) {
            return new Row(title, change, other, ends, says);
        }
    }

    private static Row row(String title, OperationState ends, String change, String... says) {
        return new Row(title, change, FailureShop.QUICK, ends, List.of(says));
    }

    private static List<Row> rows() {
        return List.of(
                row(
                        "the image is missing",
                        FAILED,
                        "services: {web: {image: '${REGISTRY}/nothing:1'}}",
                        "nothing:1",
                        "Nothing was changed."),
                row(
                        "the registry answers 500",
                        FAILED,
                        "services: {web: {image: '${BROKEN_REGISTRY}/app:1'}}",
                        "500 Internal Server Error",
                        "Nothing was changed."),
                row(
                        "the image exits at once",
                        ROLLED_BACK,
                        "services: {web: {command: [sh, -c, 'exit 7'], restart: 'no'}}",
                        "web",
                        "exit code 7",
                        "It was rolled back."),
                row(
                        "the command is missing",
                        ROLLED_BACK,
                        "services: {web: {command: [/bin/nothing]}}",
                        "/bin/nothing"),
                row("unhealthy", ROLLED_BACK, """
                        services: {web: {healthcheck: {test: echo no way; false, interval: 200ms, retries: 2}}}
                        """, "web", "unhealthy", "no way"),
                row("never healthy", ROLLED_BACK, """
                        services: {web: {healthcheck: {test: 'false', interval: 200ms, start_period: 5m}}}
                        """, "web was not up within 2 s", "not healthy yet")
                        .within(IMPATIENT),
                row("healthy, then dead within the minimal uptime of another", ROLLED_BACK, """
                        services:
                          web: {healthcheck: {test: 'true', interval: 200ms}, command: [sh, -c, 'sleep 1; exit 4'], restart: 'no'}
                          other: {user: nobody}
                        """, "web", "exit code 4")
                        .within(LONG_UPTIME),
                row(
                                "dead within its minimal uptime",
                                ROLLED_BACK,
                                "services: {other: {command: [sh, -c, 'sleep 1; exit 4']}}",
                                "other",
                                "exit code 4")
                        .within(LONG_UPTIME),
                row("a crash loop", ROLLED_BACK, "services: {web: {command: ['false']}}", "restarts again and again"),
                row(
                        "a port that is taken",
                        ROLLED_BACK,
                        "services: {web: {ports: ['127.0.0.1:${TAKEN_PORT}:80']}}",
                        "web",
                        "address already in use"),
                row("a mount of nothing", ROLLED_BACK, """
                        services: {web: {volumes: [{type: bind, source: /no/such/path, target: /data, bind: {create_host_path: false}}]}}
                        """, "web", "/no/such/path"),
                row("an unknown runtime", ROLLED_BACK, "services: {web: {runtime: nothing}}", "web", "nothing"),
                row(
                        "a subnet that is taken",
                        ROLLED_BACK,
                        """
                        services: {web: {networks: [default, more]}}
                        networks:
                          more: {ipam: {config: [{subnet: 10.250.7.0/24}]}}
                          again: {ipam: {config: [{subnet: 10.250.7.0/25}]}}
                        """.replace("[default, more]", "[default, more, again]"),
                        "verlap"),
                row(
                        "a name that a foreign container has",
                        FAILED,
                        "services: {web: {container_name: '${FOREIGN}'}}",
                        "web needs the container name",
                        "outside of any project"),
                row(
                        "what it depends on fails",
                        ROLLED_BACK,
                        "services: {db: {command: [sh, -c, 'exit 3'], restart: 'no'}, web: {user: nobody}}",
                        "db",
                        "exit code 3"),
                row("what it depends on does not get healthy", ROLLED_BACK, """
                        services:
                          db: {healthcheck: {test: 'false', interval: 100ms, retries: 2}}
                          web: {depends_on: {db: {condition: service_healthy}}}
                        """, "db", "unhealthy"),
                row(
                        "what it depends on can never be healthy",
                        ROLLED_BACK,
                        """
                        services:
                          db: {healthcheck: {disable: true}}
                          web: {depends_on: {db: {condition: service_healthy}}}
                        """,
                        "neither the file nor the image gives it a healthcheck"),
                row(
                        "the job that it waits for fails",
                        ROLLED_BACK,
                        "services: {job: {command: ['false']}, web: {user: nobody}}",
                        "job",
                        "exit code 1"),
                row("a hook fails", ROLLED_BACK, """
                        services: {web: {user: nobody, post_start: [{command: [sh, -c, 'exit 5']}]}}
                        """, "post_start", "exit code 5"),
                row("all fail at once, with a new network and a new volume", ROLLED_BACK, """
                        services:
                          db: {user: nobody, networks: [default, new]}
                          web: {user: nobody, volumes: ['new:/new']}
                          other: {command: ['false'], volumes: ['/anonymous']}
                          extra: {image: '${IMAGE}', command: [sleep, '1000']}
                        networks: {new: {}}
                        volumes: {new: {}}
                        """, "exit code 1"),
                row("a network that was replaced", ROLLED_BACK, """
                        services: {web: {command: ['false'], restart: 'no'}}
                        networks: {default: {driver_opts: {com.docker.network.driver.mtu: '1400'}}}
                        """, "exit code 1"));
    }

    @TempDir
    static Path directory;

    private static FailureShops shops;
    private static TestRegistry registry;
    private static RefusingRegistry broken;
    private static ServerSocket taken;

    @BeforeAll
    static void open() throws IOException {
        registry = TestRegistry.start(directory);
        broken = RefusingRegistry.with(500, "UNKNOWN", "the disk is on fire");
        taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        String foreign = TestEngines.uniqueName("foreign");
        for (TestEngine engine : TestEngines.all()) {
            try (var lease = engine.lease()) {
                new StackEngine(lease.engine()).rename(engine.run("/bin/sleep", "1000"), foreign);
            }
        }
        shops = new FailureShops(
                directory,
                Map.of(
                        "REGISTRY", registry.host(),
                        "BROKEN_REGISTRY", broken.host(),
                        "TAKEN_PORT", String.valueOf(taken.getLocalPort()),
                        "FOREIGN", foreign));
    }

    @AfterAll
    static void close() throws IOException {
        shops.close();
        taken.close();
        broken.close();
        registry.close();
    }

    private static Stream<Arguments> rowsOnEachEngine() {
        return TestEngines.all().stream().flatMap(engine -> rows().stream().map(row -> Arguments.of(engine, row)));
    }

    @ParameterizedTest(name = "{1} ({0})")
    @MethodSource("rowsOnEachEngine")
    void theShopRunsOn(TestEngine engine, Row row) throws Exception {
        shops.with(engine, shop -> {
            StackSnapshot before = shop.snapshot();

            Operation operation = shop.stack.submitDeploy(shop.changed(row.change()), row.options());

            OperationResult result = TestStack.await(operation);
            assertThat(result.state()).as(() -> TestStack.log(operation)).isEqualTo(row.ends());
            assertThat(result.error()).contains(row.says());
            shop.assertNothingLost(before, operation);
        });
    }
}
