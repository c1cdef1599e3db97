package io.jenkins.plugins.windflow.core.compose.plan;

import static io.jenkins.plugins.windflow.core.compose.plan.Shop.OPTIONS;
import static io.jenkins.plugins.windflow.core.compose.plan.Shop.plan;
import static io.jenkins.plugins.windflow.core.compose.plan.Shop.problem;
import static io.jenkins.plugins.windflow.core.compose.plan.Shop.project;
import static io.jenkins.plugins.windflow.core.compose.plan.Shop.service;
import static io.jenkins.plugins.windflow.core.compose.plan.Shop.web;
import static io.jenkins.plugins.windflow.core.compose.plan.Shop.withData;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.windflow.core.compose.model.Build;
import io.jenkins.plugins.windflow.core.compose.model.PullPolicy;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ImagePlannerTest {
    @Test
    void missingImagesArePulledOnceOrAreAProblem() {
        Stack stack = Stack.empty().without("acme/web:1");
        Plan plan = plan(project(service("a"), service("b")), stack);
        assertThat(plan.images()).singleElement().satisfies(action -> {
            assertThat(action.verb()).isEqualTo(Plan.Verb.PULL);
            assertThat(action.services()).containsExactly("a", "b");
        });
        assertThat(problem(project(service("a").pullPolicy(PullPolicy.NEVER)), stack))
                .contains("acme/web:1")
                .contains("'never'");
        PlanOptions always = new PlanOptions(Optional.of(PullPolicy.ALWAYS), Optional.empty(), false, OPTIONS.hash());
        Plan pulled = plan(project(service("web")), withData(Stack.running()), always);
        assertThat(pulled.images())
                .singleElement()
                .extracting(Plan.ImageAction::reason)
                .isEqualTo("pull: always");
        assertThat(web(pulled).reason()).isEqualTo("as long as its image stays the same");
    }

    @Test
    void imagesAreBuiltOnceAndTwoWaysAreAProblem() {
        Stack stack = Stack.empty().without("acme/web:1");
        Plan plan =
                plan(project(service("a").build(Build.of("web")), service("b").build(Build.of("web"))), stack);
        assertThat(plan.images())
                .singleElement()
                .extracting(Plan.ImageAction::verb)
                .isEqualTo(Plan.Verb.BUILD);
        assertThat(problem(
                        project(service("a").build(Build.of("x")), service("b").build(Build.of("y"))), stack))
                .contains("a, b")
                .contains("different ways");
        assertThat(plan(project(service("a").build(Build.of("web"))), Stack.empty())
                        .images())
                .isEmpty();
    }
}
