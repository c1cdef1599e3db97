package io.jenkins.plugins.windflow.core.compose.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.windflow.core.change.making.Refusal;
import io.jenkins.plugins.windflow.core.compose.model.Project;
import io.jenkins.plugins.windflow.core.compose.model.PullPolicy;
import io.jenkins.plugins.windflow.core.compose.model.ServiceBuilder;
import io.jenkins.plugins.windflow.core.operation.Operation;
import io.jenkins.plugins.windflow.core.operation.OperationKind;
import io.jenkins.plugins.windflow.core.operation.OperationResult;
import io.jenkins.plugins.windflow.core.operation.OperationState;
import io.jenkins.plugins.windflow.testing.EachEngine;
import io.jenkins.plugins.windflow.testing.FailingRegistry;
import io.jenkins.plugins.windflow.testing.RefusingRegistry;
import io.jenkins.plugins.windflow.testing.TestEngine;
import io.jenkins.plugins.windflow.testing.TestEngines;
import io.jenkins.plugins.windflow.testing.TestRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Images that come from a real registry, and registries that do not give them. */
class PullTest {
    @TempDir
    Path directory;

    private final String repository = TestEngines.uniqueName("pull");
    private TestRegistry registry;

    @BeforeEach
    void startRegistry() {
        registry = TestRegistry.start(directory);
    }

    @AfterEach
    void stopRegistry() {
        registry.close();
    }

    private static ServiceBuilder app(TestStack stack, String image) {
        return stack.sleeper("app").image(image);
    }

    private static DeployOptions pulling(PullPolicy policy) {
        return new DeployOptions(
                Optional.of(policy), Optional.empty(), false, Duration.ofSeconds(20), Duration.ofMillis(500), true);
    }

    @EachEngine
    void aMissingImageIsPulledAndSaidInAFewLines(TestEngine engine) {
        String image = registry.put(repository + ":1", "one", 40);
        try (TestStack stack = new TestStack(engine, directory)) {
            Operation operation = stack.submitDeploy(stack.project(app(stack, image)), TestStack.QUICK);

            assertThat(TestStack.await(operation).error())
                    .as(() -> TestStack.log(operation))
                    .isNull();
            assertThat(stack.exec("app", "/bin/cat", "/content")).isEqualTo("one");
            List<String> lines = TestStack.log(operation).lines().toList();
            assertThat(lines)
                    .anyMatch(line -> line.contains("missing on the engine"))
                    .anyMatch(line -> line.startsWith("Pulled " + image + " in "));
            assertThat(lines).filteredOn(line -> line.contains(image)).hasSizeBetween(2, 10);
            assertThat(stack.deployed(stack.project(app(stack, image)))).containsEntry("status", "UNCHANGED");
        }
    }

    @EachEngine
    void aDigestIsPulledAndKept(TestEngine engine) {
        registry.put(repository + ":1", "one", 0);
        String image = registry.host() + "/" + repository + "@" + registry.digest(repository + ":1");
        try (TestStack stack = new TestStack(engine, directory)) {
            Project project = stack.project(app(stack, image));
            stack.deployed(project);

            registry.put(repository + ":1", "two", 0);

            assertThat(stack.deployed(project, pulling(PullPolicy.ALWAYS))).containsEntry("status", "UNCHANGED");
            assertThat(stack.exec("app", "/bin/cat", "/content")).isEqualTo("one");
        }
    }

    @EachEngine
    void aMovedTagIsNoticedOnlyWhenPullIsAlways(TestEngine engine) {
        String image = registry.put(repository + ":1", "one", 0);
        try (TestStack stack = new TestStack(engine, directory)) {
            Project project = stack.project(app(stack, image));
            stack.deployed(project);
            registry.put(repository + ":1", "two", 0);

            assertThat(stack.deployed(project)).containsEntry("status", "UNCHANGED");

            String moved = registry.digest(repository + ":1");
            assertThat(planned(stack, project))
                    .contains("1 change (pull 1 image)")
                    .contains("moved: ");
            Operation operation = stack.submitDeploy(project, pulling(PullPolicy.ALWAYS));
            Map<String, Object> result = TestStack.await(operation).values();
            assertThat(TestStack.log(operation)).contains(" -> " + moved.substring(0, 19));
            assertThat(result)
                    .as(() -> TestStack.log(operation))
                    .containsEntry("status", "DEPLOYED")
                    .containsEntry("recreated", List.of(stack.name + "-app-1"));
            assertThat(operation.plan().orElseThrow().text()).contains("image " + image + " is now ");
            assertThat(stack.exec("app", "/bin/cat", "/content")).isEqualTo("two");
            assertThat(stack.deployed(project, pulling(PullPolicy.ALWAYS))).containsEntry("status", "UNCHANGED");
            assertThat(planned(stack, project)).contains("nothing to do");
        }
    }

    /** What a plan with pull 'always' says. */
    private static String planned(TestStack stack, Project project) {
        Operation operation =
                stack.submit(OperationKind.PLAN, new PlanWork(stack.request(project, pulling(PullPolicy.ALWAYS))));
        return TestStack.await(operation).values().get("text").toString();
    }

    @EachEngine
    void aPolicyByTimeRemembersTheLastPull(TestEngine engine) {
        String image = registry.put(repository + ":1", "one", 0);
        try (TestStack stack = new TestStack(engine, directory)) {
            Project daily = stack.project(app(stack, image).pullPolicy(PullPolicy.DAILY));
            stack.deployed(daily);
            registry.put(repository + ":1", "two", 0);

            assertThat(stack.deployed(daily)).containsEntry("status", "UNCHANGED");
            Project hurried = stack.project(app(stack, image).pullPolicy(PullPolicy.every(Duration.ofMillis(1))));
            assertThat(stack.deployed(hurried)).containsEntry("status", "DEPLOYED");
            assertThat(stack.exec("app", "/bin/cat", "/content")).isEqualTo("two");
        }
    }

    @EachEngine
    void aTagBesideADigestIsTakenByTheDigest(TestEngine engine) {
        registry.put(repository + ":1", "one", 0);
        String image = registry.host() + "/" + repository + ":1@" + registry.digest(repository + ":1");
        registry.put(repository + ":1", "two", 0);
        try (TestStack stack = new TestStack(engine, directory)) {
            Project project = stack.project(app(stack, image));
            stack.deployed(project);
            assertThat(stack.exec("app", "/bin/cat", "/content")).isEqualTo("one");
            assertThat(stack.deployed(project, pulling(PullPolicy.ALWAYS))).containsEntry("status", "UNCHANGED");
        }
    }

    @EachEngine
    void whatARegistryRefusesIsOneSentence(TestEngine engine) {
        record Refusal(int status, String code, String message, String sentence) {}
        List<Refusal> refusals = List.of(
                new Refusal(
                        401, "UNAUTHORIZED", "authentication required", "the registry wants other credentials for it"),
                new Refusal(403, "DENIED", "requested access to the resource is denied", "the registry wants other"),
                new Refusal(
                        404, "MANIFEST_UNKNOWN", "manifest unknown", "the registry does not have it: check its name"),
                new Refusal(429, "TOOMANYREQUESTS", "slow down", "the registry limits how often it is asked"),
                new Refusal(503, "UNAVAILABLE", "maintenance", "the registry itself is in trouble"));
        try (TestStack stack = new TestStack(engine, directory)) {
            for (Refusal refusal : refusals) {
                try (RefusingRegistry registry =
                        RefusingRegistry.with(refusal.status(), refusal.code(), refusal.message())) {
                    String image = registry.host() + "/" + repository + ":1";
                    OperationResult result = stack.deploy(stack.project(app(stack, image)), TestStack.QUICK);
                    assertThat(result.error())
                            .contains("The image " + image + " could not be pulled: " + refusal.sentence())
                            .contains("Nothing was changed.");
                }
            }
        }
    }

    @EachEngine
    void aFailedDeployOfAMovedTagGivesTheTagBackToo(TestEngine engine) {
        String image = registry.put(repository + ":1", "one", 0);
        try (TestStack stack = new TestStack(engine, directory)) {
            stack.deployed(stack.project(
                    stack.shell("app", "grep one /content && exec sleep 1000").image(image)));
            String id = stack.id("app");
            String before = stack.inspect("app").path("Image").asText();
            registry.put(repository + ":1", "two", 0);

            OperationResult result = stack.deploy(
                    stack.project(stack.shell("app", "grep one /content && exec sleep 1000")
                            .image(image)),
                    pulling(PullPolicy.ALWAYS));

            assertThat(result.state()).isEqualTo(OperationState.ROLLED_BACK);
            assertThat(stack.id("app")).isEqualTo(id);
            assertThat(stack.stackEngine().image(image).orElseThrow().path("Id").asText())
                    .isEqualTo(before);
        }
    }

    @EachEngine
    void pullNeverWithAMissingImageIsRefused(TestEngine engine) {
        String image = registry.put(repository + ":1", "one", 0);
        try (TestStack stack = new TestStack(engine, directory)) {
            OperationResult result = stack.deploy(stack.project(app(stack, image)), pulling(PullPolicy.NEVER));

            assertThat(result.state()).isEqualTo(OperationState.FAILED);
            assertThat(result.error())
                    .contains("The image " + image + " of app is not on the engine and pull is 'never'");
            assertThat(stack.containers()).isEmpty();
            assertThat(stack.networks()).isEmpty();
        }
    }

    @EachEngine
    void anUnknownTagTouchesNothing(TestEngine engine) {
        String image = registry.put(repository + ":1", "one", 0);
        try (TestStack stack = new TestStack(engine, directory)) {
            String error = refused(stack, image, registry.host() + "/" + repository + ":2");
            assertThat(error)
                    .contains(registry.host() + "/" + repository + ":2")
                    .contains("not found");
        }
    }

    @EachEngine
    void anUnreachableRegistryTouchesNothing(TestEngine engine) {
        String image = registry.put(repository + ":1", "one", 0);
        try (TestStack stack = new TestStack(engine, directory)) {
            stack.deployed(stack.project(app(stack, image)));
            registry.close();

            String error = refused(stack, image, image);
            assertThat(error).contains(image).contains("connection refused");
        }
    }

    @EachEngine
    void aRegistryThatBreaksInTheMiddleTouchesNothing(TestEngine engine) {
        String image = registry.put(repository + ":1", "one", 0);
        registry.put(repository + ":2", "two", 3);
        try (TestStack stack = new TestStack(engine, directory);
                FailingRegistry failing = FailingRegistry.before(registry)) {
            String error = refused(stack, image, failing.host() + "/" + repository + ":2");
            assertThat(error).contains(failing.host() + "/" + repository + ":2").contains("500 Internal Server Error");
        }
    }

    /** Deploys a good image, then one that cannot be had, with pull 'always'; checks that the old container runs on; the error. */
    private static String refused(TestStack stack, String good, String bad) {
        stack.deployed(stack.project(app(stack, good)));
        String started = stack.inspect("app").path("State").path("StartedAt").asText();
        String id = stack.id("app");

        Operation operation = stack.submitDeploy(stack.project(app(stack, bad)), pulling(PullPolicy.ALWAYS));
        OperationResult result = TestStack.await(operation);

        assertThat(result.state()).as(() -> TestStack.log(operation)).isEqualTo(OperationState.FAILED);
        assertThat(result.error()).contains("Nothing was changed.");
        assertThat(stack.id("app")).isEqualTo(id);
        assertThat(stack.isRunning("app")).isTrue();
        assertThat(stack.inspect("app").path("State").path("StartedAt").asText())
                .isEqualTo(started);
        assertThat(stack.containers()).hasSize(1);
        return result.error();
    }
}
