package io.jenkins.plugins.windflow.core.compose.plan;

import static io.jenkins.plugins.windflow.core.compose.plan.Shop.OPTIONS;
import static io.jenkins.plugins.windflow.core.compose.plan.Shop.project;
import static io.jenkins.plugins.windflow.core.compose.plan.Shop.service;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.windflow.core.compose.model.Build;
import io.jenkins.plugins.windflow.core.compose.model.Project;
import io.jenkins.plugins.windflow.core.compose.model.PullPolicy;
import io.jenkins.plugins.windflow.core.compose.model.ServiceBuilder;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ImageReference;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedImage;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedStack;
import io.jenkins.plugins.windflow.core.compose.plan.observed.Registries;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What registries say, and how old and for which platform an image is, as reasons to pull or build. */
class ImageDigestTest {
    private static final String IMAGE = "acme/web:1";
    private static final String OLD = "sha256:" + "1".repeat(64);
    private static final String NEW = "sha256:" + "2".repeat(64);
    private static final Instant NOW = Instant.parse("2030-01-02T03:04:05Z");

    private String tagged = "0001-01-01T00:00:00Z";
    private String repositoryDigest = "acme/web@" + OLD;
    private Optional<Registries.Answer> said = Optional.empty();
    private boolean missing;

    private ObservedStack stack() {
        ObservedStack empty = Stack.empty().observed();
        ObjectNode inspect =
                (ObjectNode) empty.image(IMAGE).orElseThrow().inspect().deepCopy();
        inspect.put("Os", "linux").put("Architecture", "arm64").put("Variant", "v8");
        inspect.putObject("Metadata").put("LastTagTime", tagged);
        inspect.putArray("RepoDigests").add("other/web@" + NEW).add(repositoryDigest);
        Map<String, ObservedImage> images = new HashMap<>();
        if (!missing) {
            images.put(ImageReference.canonical(IMAGE), new ObservedImage(inspect));
        }
        Map<String, Registries.Answer> answers = new HashMap<>();
        said.ifPresent(answer -> answers.put(IMAGE, answer));
        return new ObservedStack(
                        empty.containers(),
                        empty.otherNames(),
                        empty.containerIds(),
                        empty.networks(),
                        empty.volumes(),
                        images,
                        empty.apiVersion(),
                        false,
                        empty.defaults())
                .with(new Registries(answers, NOW));
    }

    private Plan plan(ServiceBuilder... services) {
        return plan(OPTIONS, services);
    }

    private Plan plan(PlanOptions options, ServiceBuilder... services) {
        try {
            return Planner.plan(project(services), stack(), options);
        } catch (PlanException e) {
            throw new AssertionError(e);
        }
    }

    private String problem(ServiceBuilder... services) {
        try {
            return PlanText.of(Planner.plan(project(services), stack(), OPTIONS));
        } catch (PlanException e) {
            return e.getMessage();
        }
    }

    private boolean asks(ServiceBuilder... services) {
        Project project = project(services);
        return ImagePlanner.questions(project, stack(), OPTIONS).contains(IMAGE);
    }

    private static ServiceBuilder always() {
        return service("web").pullPolicy(PullPolicy.ALWAYS);
    }

    private void assertAction(Plan plan, Plan.Verb verb, String reason) {
        assertThat(plan.images()).singleElement().satisfies(action -> {
            assertThat(action.verb()).isEqualTo(verb);
            assertThat(action.reason()).isEqualTo(reason);
        });
    }

    @Test
    void anUnchangedDigestIsNoChange() {
        said = Optional.of(new Registries.Answer.Digest(OLD));
        assertThat(asks(always())).isTrue();
        assertThat(plan(always()).images()).isEmpty();
    }

    @Test
    void aMovedTagSaysFromWhereToWhere() {
        said = Optional.of(new Registries.Answer.Digest(NEW));
        assertAction(plan(always()), Plan.Verb.PULL, "moved: sha256:111111111111 -> sha256:222222222222");
    }

    @Test
    void anImageThatCameFromNoRegistryIsSaidToBeSo() {
        repositoryDigest = "third/web@" + OLD;
        said = Optional.of(new Registries.Answer.Digest(NEW));
        assertAction(
                plan(always()),
                Plan.Verb.PULL,
                "the registry has sha256:222222222222, the one on the engine is not from there");
    }

    @Test
    void aSilentRegistryIsANote() {
        said = Optional.of(new Registries.Answer.Silent("too many requests."));
        Plan plan = plan(always());
        assertAction(plan, Plan.Verb.PULL, "pull: always");
        assertThat(plan.notes())
                .containsExactly("Which image acme/web:1 is now was not to be learned, so that it is pulled to see: too"
                        + " many requests.");
    }

    @Test
    void whatCannotMoveIsNotAskedAbout() {
        assertThat(asks(service("web"))).isFalse();
        assertThat(asks(service("web").pullPolicy(PullPolicy.NEVER))).isFalse();
        missing = true;
        assertThat(asks(always())).as("it is pulled anyway").isFalse();
        ServiceBuilder pinned = always().image("acme/web:1@" + OLD);
        assertThat(ImagePlanner.questions(project(pinned), stack(), OPTIONS)).isEmpty();
    }

    @Test
    void policiesByTimeGoByTheLastPull() {
        ServiceBuilder daily = service("web").pullPolicy(PullPolicy.DAILY);
        said = Optional.of(new Registries.Answer.Digest(NEW));

        tagged = NOW.minus(Duration.ofHours(23)).toString();
        assertThat(asks(daily)).isFalse();
        assertThat(plan(daily).images()).isEmpty();

        tagged = NOW.minus(Duration.ofHours(25)).toString();
        assertThat(asks(daily)).isTrue();
        assertThat(plan(daily).images()).hasSize(1);

        said = Optional.empty();
        assertAction(plan(daily), Plan.Verb.PULL, "last pulled at 2030-01-01T02:04:05Z");
        tagged = "0001-01-01T00:00:00Z";
        assertAction(plan(daily), Plan.Verb.PULL, "last pull unknown");
    }

    @Test
    void theStepsArgumentOutranksTheServices() {
        said = Optional.of(new Registries.Answer.Digest(NEW));
        PlanOptions never = new PlanOptions(Optional.of(PullPolicy.NEVER), Optional.empty(), false, OPTIONS.hash());
        assertThat(plan(never, always()).images()).isEmpty();
    }

    @Test
    void anotherPlatformIsAReasonToPullOrBuild() {
        assertThat(plan(service("web").platform("linux/arm64")).images()).isEmpty();
        assertThat(plan(service("web").platform("linux/aarch64/v8")).images()).isEmpty();
        assertThat(plan(service("web").platform("arm64")).images()).isEmpty();
        String reason = "is for linux/arm64/v8 on the engine, asked for is linux/amd64";
        assertAction(plan(service("web").platform("linux/amd64")), Plan.Verb.PULL, reason);
        assertAction(plan(service("web").platform("linux/amd64").build(Build.of("."))), Plan.Verb.BUILD, reason);
        assertThat(problem(service("web").platform("linux/amd64").pullPolicy(PullPolicy.NEVER)))
                .contains(reason)
                .contains("'never'");
        assertThat(problem(service("a").platform("linux/amd64"), service("b").platform("linux/arm64")))
                .contains("a, b")
                .contains("for linux/amd64 and linux/arm64");
    }

    @Test
    void aBuiltImageIsPulledOnlyWhenItsRegistryHasANewerOne() {
        ServiceBuilder built = always().build(Build.of("."));
        assertThat(plan(built).images()).isEmpty();
        said = Optional.of(new Registries.Answer.Digest(NEW));
        assertThat(plan(built).images())
                .singleElement()
                .extracting(Plan.ImageAction::verb)
                .isEqualTo(Plan.Verb.PULL);
        missing = true;
        assertThat(asks(built)).isTrue();
        assertAction(plan(built), Plan.Verb.PULL, "missing on the engine");
        said = Optional.of(new Registries.Answer.Silent("not found."));
        assertAction(plan(built), Plan.Verb.BUILD, "missing on the engine");
    }

    @Test
    void aFurtherTagIsNotPulledForAnotherService() {
        Build build = Build.of(".").withTags(List.of("acme/extra:1"));
        Plan plan = plan(service("web").build(build), service("other").image("acme/extra:1"));
        assertAction(plan, Plan.Verb.BUILD, "acme/extra:1 is missing on the engine");
        assertThat(problem(
                        service("web").build(build),
                        service("other").image("acme/extra:1").build(Build.of("x"))))
                .contains("The services web and other build the image acme/extra:1");
    }
}
