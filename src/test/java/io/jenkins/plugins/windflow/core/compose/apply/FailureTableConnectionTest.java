package io.jenkins.plugins.windflow.core.compose.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.windflow.core.compose.build.BuildFiles;
import io.jenkins.plugins.windflow.core.docker.Engines;
import io.jenkins.plugins.windflow.core.operation.Operation;
import io.jenkins.plugins.windflow.core.operation.OperationKind;
import io.jenkins.plugins.windflow.core.operation.OperationState;
import io.jenkins.plugins.windflow.testing.MidBodyDialer;
import io.jenkins.plugins.windflow.testing.TestEngine;
import io.jenkins.plugins.windflow.testing.TestEngines;
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
 * The failure table, third part: a connection breaks in the middle of an answer, so that nobody knows whether the engine has
 * done what it was asked. Each row is a request.
 */
class FailureTableConnectionTest {
    private static final String CHANGE = """
            services: {web: {user: nobody}}
            networks: {default: {driver_opts: {com.docker.network.driver.mtu: '1400'}}}
            """;

    @TempDir
    static Path directory;

    private static FailureShops shops;

    @BeforeAll
    static void open() {
        shops = new FailureShops(directory, Map.of());
    }

    @AfterAll
    static void close() {
        shops.close();
    }

    private static List<String> requests() {
        return List.of(
                "GET /containers/[0-9a-f]+/json",
                "POST /networks/[0-9a-f]+/disconnect",
                "DELETE /networks/",
                "POST /networks/create",
                "POST /containers/[0-9a-f]+/rename",
                "POST /containers/create",
                "POST /containers/[0-9a-f]+/update",
                "POST /containers/[0-9a-f]+/stop",
                "POST /containers/[0-9a-f]+/start",
                "DELETE /containers/[0-9a-f]+");
    }

    private static Stream<Arguments> requestsOnEachEngine() {
        return TestEngines.all().stream()
                .flatMap(engine -> requests().stream().map(request -> Arguments.of(engine, request)));
    }

    @ParameterizedTest(name = "{1} ({0})")
    @MethodSource("requestsOnEachEngine")
    void theShopRunsOn(TestEngine engine, String request) throws Exception {
        MidBodyDialer dialer = new MidBodyDialer(engine.dialer(), "^" + request.replaceFirst(" /", " /v[0-9.]+/"));
        shops.with(engine, shop -> {
            try (Engines engines = new Engines()) {
                StackSnapshot before = shop.snapshot();
                DeployRequest deploy = new DeployRequest(
                        () -> engines.lease(dialer),
                        shop.changed(CHANGE),
                        FailureShop.QUICK,
                        BuildFiles.NONE,
                        TestStack.CONTROLLER,
                        Duration.ofSeconds(10));

                Operation operation = shop.stack.submit(OperationKind.DEPLOY, new DeployWork(deploy));

                TestStack.await(operation);
                assertThat(dialer.hasCut()).isTrue();
                if (operation.state() == OperationState.SUCCEEDED) {
                    shop.assertDeployed(CHANGE, before, operation);
                } else {
                    assertThat(operation.state()).isIn(OperationState.ROLLED_BACK, OperationState.FAILED);
                    shop.assertNothingLost(before, operation);
                }
            }
        });
    }
}
