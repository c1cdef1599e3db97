package io.jenkins.plugins.windflow.core.compose.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.windflow.core.operation.Operation;
import io.jenkins.plugins.windflow.core.operation.OperationResult;
import io.jenkins.plugins.windflow.core.operation.OperationState;
import io.jenkins.plugins.windflow.testing.EachEngine;
import io.jenkins.plugins.windflow.testing.TestEngine;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/**
 * The failure table, fourth part: what is unusual about the shop or happens while it is deployed. Containers that are removed
 * when they stop are in {@link UnusualContainersTest}.
 */
class FailureTableStateTest {
    private static final DeployOptions SLOW = FailureShop.options(Duration.ofSeconds(60), Duration.ofSeconds(50));
    private static final DeployOptions WITHOUT_ROLLBACK = new DeployOptions(
            Optional.empty(), Optional.empty(), false, Duration.ofSeconds(20), Duration.ofMillis(300), false);
    private static final String CHANGED = "services: {web: {user: nobody}}";
    private static final String BROKEN = "services: {web: {command: ['false'], restart: 'no'}, other: {user: nobody}}";

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

    @EachEngine
    void aContainerThatIsKeptTurnsUnhealthyWhileAnotherOneIsWaitedFor(TestEngine engine) throws Exception {
        String checked = "db: {healthcheck: {test: test ! -e /tmp/ill, interval: 100ms, retries: 1}}";
        shops.with(engine, shop -> {
            shop.stack.deployed(shop.changed("services: {" + checked + "}"), FailureShop.QUICK);
            StackSnapshot before = shop.snapshot();
            Operation operation =
                    shop.stack.submitDeploy(shop.changed("services: {" + checked + ", web: {user: nobody}}"), SLOW);
            awaitPhase(operation, "gate");

            shop.stack.exec("db", "/bin/touch", "/tmp/ill");

            OperationResult result = TestStack.await(operation);
            assertThat(result.state()).as(() -> TestStack.log(operation)).isEqualTo(OperationState.ROLLED_BACK);
            assertThat(result.error()).contains("-db-1, which was not changed, is now unhealthy");
            shop.assertAsBefore(before, operation);
            shop.stack.deployed(shop.unchanged(), FailureShop.QUICK);
        });
    }

    @EachEngine
    void aPausedContainerIsPausedAgain(TestEngine engine) throws Exception {
        shops.with(engine, shop -> {
            shop.stack.stackEngine().pause(shop.stack.id("other"));
            StackSnapshot before = shop.snapshot();

            Operation operation = shop.stack.submitDeploy(shop.changed(BROKEN), FailureShop.QUICK);

            assertThat(TestStack.await(operation).state()).isEqualTo(OperationState.ROLLED_BACK);
            shop.assertAsBefore(before, operation);
            shop.stack.deployed(shop.unchanged(), FailureShop.QUICK);
        });
    }

    @EachEngine
    void aDeploymentThatIsCancelledTwiceIsTakenBackOnce(TestEngine engine) throws Exception {
        shops.with(engine, shop -> {
            StackSnapshot before = shop.snapshot();
            Operation operation = shop.stack.submitDeploy(shop.changed(CHANGED), SLOW);
            awaitPhase(operation, "gate");

            assertThat(shop.stack.operations.cancel(operation.id(), "alice")).isTrue();
            assertThat(shop.stack.operations.cancel(operation.id(), "bob")).isFalse();

            OperationResult result = TestStack.await(operation);
            assertThat(result.state()).as(() -> TestStack.log(operation)).isEqualTo(OperationState.CANCELLED);
            assertThat(result.error()).contains("alice").doesNotContain("bob");
            shop.assertNothingLost(before, operation);
        });
    }

    @EachEngine
    void aCancellationDuringARollbackIsNotWhyThereIsOne(TestEngine engine) throws Exception {
        shops.with(engine, shop -> {
            StackSnapshot before = shop.snapshot();
            Operation operation = shop.stack.submitDeploy(shop.changed(BROKEN), FailureShop.QUICK);
            awaitPhase(operation, "rollback");

            shop.stack.operations.cancel(operation.id(), "alice");
            shop.stack.operations.cancel(operation.id(), "bob");

            OperationResult result = TestStack.await(operation);
            assertThat(result.state()).as(() -> TestStack.log(operation)).isEqualTo(OperationState.ROLLED_BACK);
            assertThat(result.error()).contains("exit code 1").contains("It was rolled back");
            shop.assertNothingLost(before, operation);
        });
    }

    @EachEngine
    void withoutRollbackTheWreckStaysUntilTheNextDeployment(TestEngine engine) throws Exception {
        shops.with(engine, shop -> {
            StackSnapshot before = shop.snapshot();
            wreck(shop);

            shop.stack.deployed(shop.unchanged(), FailureShop.QUICK);

            assertThat(shop.snapshot().containers().keySet())
                    .isEqualTo(before.containers().keySet());
            assertThat(shop.snapshot().volumes()).isEqualTo(before.volumes());
            shop.assertWorks();
            assertThat(shop.stack.deployed(shop.unchanged(), FailureShop.QUICK)).containsEntry("status", "UNCHANGED");
        });
    }

    @EachEngine
    void withoutRollbackADownTakesTheWreckAway(TestEngine engine) throws Exception {
        shops.with(engine, shop -> {
            StackSnapshot before = shop.snapshot();
            wreck(shop);

            assertThat(shop.stack.down(false).error()).isNull();

            assertThat(shop.snapshot().containers()).isEmpty();
            assertThat(shop.snapshot().networks()).isEmpty();
            assertThat(shop.snapshot().volumes()).isEqualTo(before.volumes());
            shop.stack.deployed(shop.unchanged(), FailureShop.QUICK);
            shop.assertWorks();
        });
    }

    private static void wreck(FailureShop shop) {
        Operation operation = shop.stack.submitDeploy(shop.changed(BROKEN), WITHOUT_ROLLBACK);
        OperationResult result = TestStack.await(operation);
        assertThat(result.state()).as(() -> TestStack.log(operation)).isEqualTo(OperationState.FAILED);
        assertThat(result.error()).contains("rollback is off");
        assertThat(TestStack.log(operation)).contains("To clean up, deploy again, or run windflowDown.");
        assertThat(shop.snapshot().containers()).hasSizeGreaterThan(4);
    }

    private static void awaitPhase(Operation operation, String phase) {
        await().pollInterval(Duration.ofMillis(2)).until(() -> operation.phase().equals(Optional.of(phase)));
    }
}
