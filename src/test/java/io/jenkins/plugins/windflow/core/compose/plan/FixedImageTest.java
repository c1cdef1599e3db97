package io.jenkins.plugins.windflow.core.compose.plan;

import static io.jenkins.plugins.windflow.core.compose.plan.Shop.OPTIONS;
import static io.jenkins.plugins.windflow.core.compose.plan.Shop.project;
import static io.jenkins.plugins.windflow.core.compose.plan.Shop.service;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.windflow.core.compose.model.Build;
import io.jenkins.plugins.windflow.core.compose.model.PullPolicy;
import io.jenkins.plugins.windflow.core.compose.model.ServiceBuilder;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ImageIdentity;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedImage;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedStack;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Images that must be exactly those of an earlier moment. */
class FixedImageTest {
    private static final String IMAGE = "acme/web:1";
    private static final String THEN = "sha256:" + "a".repeat(64);
    private static final String NOW = "sha256:" + "b".repeat(64);
    private static final String DIGEST = "acme/web@sha256:" + "c".repeat(64);

    private final Map<String, ObservedImage> images = new HashMap<>();

    @Test
    void anImageThatHasItsNameStillIsLeftAlone() throws PlanException {
        images.put(IMAGE, image(THEN));
        assertThat(plan(Optional.of(DIGEST), service("web").pullPolicy(PullPolicy.ALWAYS))
                        .images())
                .isEmpty();
    }

    @Test
    void anImageThatIsThereGetsItsNameBack() throws PlanException {
        images.put(IMAGE, image(NOW));
        images.put(THEN, image(THEN));
        assertThat(plan(Optional.empty(), service("web").build(Build.of("."))).images())
                .singleElement()
                .satisfies(action -> {
                    assertThat(action.verb()).isEqualTo(Plan.Verb.TAG);
                    assertThat(action.reason()).isEqualTo("bbbbbbbbbbbb -> aaaaaaaaaaaa");
                    assertThat(action.before()).contains(NOW);
                    assertThat(action.fixed().orElseThrow().id()).isEqualTo(THEN);
                });
    }

    @Test
    void anImageThatIsGoneIsPulledByItsDigest() throws PlanException {
        images.put(IMAGE, image(NOW));
        assertThat(plan(Optional.of(DIGEST), service("web")).images())
                .singleElement()
                .satisfies(action -> {
                    assertThat(action.verb()).isEqualTo(Plan.Verb.PULL);
                    assertThat(action.reason())
                            .isEqualTo("aaaaaaaaaaaa is not on the engine any more, and is pulled by its digest");
                    assertThat(action.fixed().orElseThrow().digest()).contains(DIGEST);
                });
    }

    @Test
    void anImageThatNobodyHasIsNamed() {
        assertThatThrownBy(() -> plan(Optional.empty(), service("web").build(Build.of("."))))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("The image acme/web:1 of web, which was " + THEN)
                .hasMessageContaining("came from no registry: load it there, or deploy the files of that time again");
    }

    @Test
    void neverPullingIsObeyed() {
        PlanOptions never = new PlanOptions(
                Optional.of(PullPolicy.NEVER), Optional.empty(), false, fixed(Optional.of(DIGEST)), OPTIONS.hash());
        assertThatThrownBy(() -> Planner.plan(project(service("web")), stack(), never))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("pull is 'never'");
    }

    private Plan plan(Optional<String> digest, ServiceBuilder service) throws PlanException {
        PlanOptions options = new PlanOptions(Optional.empty(), Optional.empty(), false, fixed(digest), OPTIONS.hash());
        return Planner.plan(project(service), stack(), options);
    }

    private static Map<String, ImageIdentity> fixed(Optional<String> digest) {
        return Map.of(IMAGE, new ImageIdentity(IMAGE, THEN, digest));
    }

    private ObservedStack stack() {
        ObservedStack empty = Stack.empty().observed();
        return new ObservedStack(
                empty.containers(),
                empty.otherNames(),
                empty.containerIds(),
                empty.networks(),
                empty.volumes(),
                images,
                empty.apiVersion(),
                false,
                empty.defaults());
    }

    private static ObservedImage image(String id) {
        ObjectNode inspect = JsonNodeFactory.instance.objectNode().put("Id", id);
        inspect.putObject("Config");
        return new ObservedImage(inspect);
    }
}
