package io.jenkins.plugins.windflow.core.compose.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.windflow.core.operation.Operation;
import io.jenkins.plugins.windflow.core.operation.OperationResult;
import io.jenkins.plugins.windflow.core.operation.OperationState;
import io.jenkins.plugins.windflow.core.operation.RecoveryChoice;
import io.jenkins.plugins.windflow.testing.EachEngine;
import io.jenkins.plugins.windflow.testing.OwnEngine;
import io.jenkins.plugins.windflow.testing.TestEngine;
import io.jenkins.plugins.windflow.testing.TestEngines;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The failure table, second part: the engine has no room, or is gone. */
class FailureTableEngineTest {
    @TempDir
    static Path directory;

    private static final Map<TestEngine, OwnEngine> ENGINES = new HashMap<>();
    private static FailureShops shops;

    @BeforeAll
    static void open() {
        TestEngines.all().forEach(model -> ENGINES.put(model, OwnEngine.like(model)));
        shops = new FailureShops(directory, Map.of());
    }

    @AfterAll
    static void close() {
        shops.close();
        ENGINES.values().forEach(OwnEngine::close);
    }

    private static final DeployOptions SLOW = FailureShop.options(Duration.ofSeconds(30), Duration.ofSeconds(3));
    private static final String WEB = "services: {web: {user: nobody}}";
    /** The web server has to wait, while everything else is replaced. */
    private static final String IN_THE_MIDDLE =
            "services: {db: {user: '0'}, job: {command: [sleep, '5']}, other: {user: nobody}, web: {user: nobody}}";

    private static OperationResult rolledBack(FailureShop shop, String change) {
        StackSnapshot before = shop.snapshot();
        Operation operation = shop.stack.submitDeploy(shop.changed(change), FailureShop.QUICK);
        OperationResult result = TestStack.await(operation);
        assertThat(result.state()).as(() -> TestStack.log(operation)).isEqualTo(OperationState.ROLLED_BACK);
        shop.assertNothingLost(before, operation);
        return result;
    }

    @EachEngine
    void noAddressesAreLeftForNetworks(TestEngine model) throws Exception {
        shops.with(ENGINES.get(model).engine(), shop -> {
            OperationResult result = rolledBack(shop, """
                    services: {web: {networks: [default, a, b, c]}}
                    networks: {a: {}, b: {}, c: {}}
                    """);
            assertThat(result.error())
                    .containsPattern("The network " + shop.stack.name + "_[abc] cannot be made: .*address pool");
        });
    }

    /** With each room (in kB) the disk is full at another moment; a rollback that needs some itself can be begun again. */
    @EachEngine
    void noSpaceIsLeft(TestEngine model) throws Exception {
        OwnEngine own = ENGINES.get(model);
        shops.with(own.engine(), shop -> {
            for (int room : List.of(0, 24, 96)) {
                StackSnapshot before = shop.snapshot();
                Path ballast = own.data().resolve("ballast");
                fill(ballast, room);
                Operation operation = shop.stack.submitDeploy(
                        shop.changed("services: {web: {user: nobody}, other: {user: nobody}}"), FailureShop.QUICK);
                OperationResult result;
                try {
                    result = TestStack.await(operation);
                    assertThat(result.error())
                            .contains(shop.stack.name + "-")
                            .contains("cannot be ")
                            .contains("no space left on device");
                    assertThat(shop.snapshot().running()).isEqualTo(before.running());
                } finally {
                    Files.delete(ballast);
                }
                if (result.state() == OperationState.RECOVERY_PENDING) {
                    shop.stack.operations.recover(operation.id(), RecoveryChoice.ROLL_BACK, "alice");
                    result = TestStack.await(operation);
                }
                assertThat(result.state()).as(() -> TestStack.log(operation)).isEqualTo(OperationState.ROLLED_BACK);
                shop.assertNothingLost(before, operation);
            }
        });
    }

    @EachEngine
    void killedAndBackWhileTheGateWaits(TestEngine model) throws Exception {
        OwnEngine own = ENGINES.get(model);
        shops.with(own.engine(), shop -> {
            StackSnapshot before = shop.snapshot();
            Operation operation = shop.stack.submitDeploy(shop.changed(WEB), SLOW);
            await().until(() -> operation.phase().equals(Optional.of("gate")));

            own.kill();
            own.start();

            assertThat(TestStack.await(operation).error())
                    .as(() -> TestStack.log(operation))
                    .isNull();
            assertThat(TestStack.log(operation)).contains("The engine answers again.");
            shop.assertDeployed(WEB, before, operation);
        });
    }

    @EachEngine
    void killedAndBackInTheMiddle(TestEngine model) throws Exception {
        OwnEngine own = ENGINES.get(model);
        shops.with(own.engine(), shop -> {
            StackSnapshot before = shop.snapshot();
            Operation operation = shop.stack.submitDeploy(shop.changed(IN_THE_MIDDLE), FailureShop.QUICK);
            awaitTheMiddle(operation);

            own.kill();
            own.start();

            OperationResult result = TestStack.await(operation);
            assertThat(result.state()).as(() -> TestStack.log(operation)).isEqualTo(OperationState.ROLLED_BACK);
            shop.assertNothingLost(before, operation);
        });
    }

    @EachEngine
    void killedAndNotBackUntilSomebodyRollsBack(TestEngine model) throws Exception {
        OwnEngine own = ENGINES.get(model);
        shops.with(own.engine(), shop -> {
            StackSnapshot before = shop.snapshot();
            Operation operation =
                    shop.stack.submitDeploy(shop.changed(IN_THE_MIDDLE), FailureShop.QUICK, Duration.ofSeconds(1));
            awaitTheMiddle(operation);

            own.kill();

            OperationResult gone = TestStack.await(operation);
            assertThat(gone.state()).as(() -> TestStack.log(operation)).isEqualTo(OperationState.RECOVERY_PENDING);
            assertThat(gone.error()).contains("The engine has not answered for 1 s");
            own.start();
            shop.stack.operations.recover(operation.id(), RecoveryChoice.ROLL_BACK, "alice");
            assertThat(TestStack.await(operation).state())
                    .as(() -> TestStack.log(operation))
                    .isEqualTo(OperationState.ROLLED_BACK);
            shop.assertNothingLost(before, operation);
        });
    }

    @EachEngine
    void killedWhileTheGateWaitsAndNotBackUntilSomebodyResumes(TestEngine model) throws Exception {
        OwnEngine own = ENGINES.get(model);
        shops.with(own.engine(), shop -> {
            StackSnapshot before = shop.snapshot();
            Operation operation = shop.stack.submitDeploy(shop.changed(WEB), SLOW, Duration.ofSeconds(1));
            await().until(() -> operation.phase().equals(Optional.of("gate")));

            own.kill();

            OperationResult gone = TestStack.await(operation);
            assertThat(gone.state()).as(() -> TestStack.log(operation)).isEqualTo(OperationState.RECOVERY_PENDING);
            own.start();
            shop.stack.operations.recover(operation.id(), RecoveryChoice.RESUME, "alice");
            assertThat(TestStack.await(operation).error())
                    .as(() -> TestStack.log(operation))
                    .isNull();
            shop.assertDeployed(WEB, before, operation);
        });
    }

    private static void awaitTheMiddle(Operation operation) {
        await().until(() -> TestStack.log(operation).contains("Recreated"));
    }

    private static void fill(Path ballast, int room) throws IOException {
        byte[] block = new byte[4096];
        try (OutputStream out = Files.newOutputStream(ballast)) {
            while (true) {
                out.write(block);
            }
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("No space left");
        }
        try (FileChannel file = FileChannel.open(ballast, StandardOpenOption.WRITE)) {
            file.truncate(file.size() - room * 1024L);
        }
    }
}
