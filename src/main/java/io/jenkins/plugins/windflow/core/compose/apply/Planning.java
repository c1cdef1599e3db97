package io.jenkins.plugins.windflow.core.compose.apply;

import io.jenkins.plugins.windflow.core.compose.engine.StackEngine;
import io.jenkins.plugins.windflow.core.compose.model.Project;
import io.jenkins.plugins.windflow.core.compose.model.PullPolicy;
import io.jenkins.plugins.windflow.core.compose.model.Sensitive;
import io.jenkins.plugins.windflow.core.compose.plan.ImagePlanner;
import io.jenkins.plugins.windflow.core.compose.plan.Plan;
import io.jenkins.plugins.windflow.core.compose.plan.PlanException;
import io.jenkins.plugins.windflow.core.compose.plan.PlanOptions;
import io.jenkins.plugins.windflow.core.compose.plan.Planner;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ImageIdentity;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ImageReference;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedStack;
import io.jenkins.plugins.windflow.core.compose.plan.observed.Registries;
import io.jenkins.plugins.windflow.core.operation.OperationRun;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Observes and plans, as often as it takes. */
final class Planning {
    private final DeployRequest request;
    private final StackEngine engine;

    Planning(DeployRequest request, StackEngine engine) {
        this.request = request;
        this.engine = engine;
    }

    /** Masks every secret of the project in whatever the operation says. */
    static void protect(OperationRun run, Project project) {
        run.protect(project.confidential().stream().map(Sensitive::reveal).toList());
    }

    ObservedStack observe() throws InterruptedException {
        return StackObserver.observe(
                engine,
                request.project(),
                request.fixed().stream().map(ImageIdentity::id).toList());
    }

    /** The same, and what registries say about images that may have moved. */
    ObservedStack observeWithRegistries() throws InterruptedException {
        ObservedStack stack = observe();
        Instant now = Instant.now();
        Set<String> questions =
                ImagePlanner.questions(request.project(), stack.with(new Registries(Map.of(), now)), asRequested());
        return stack.with(RegistryQuestions.ask(engine, questions, now));
    }

    /** The plan before anything is touched. */
    Plan first(ObservedStack stack) throws PlanException {
        return Planner.plan(request.project(), stack, asRequested());
    }

    private PlanOptions asRequested() {
        DeployOptions options = request.options();
        return new PlanOptions(
                options.pull(),
                options.build(),
                options.removeOrphans(),
                fixed(),
                request.controller().hash());
    }

    private Map<String, ImageIdentity> fixed() {
        Map<String, ImageIdentity> fixed = new HashMap<>();
        request.fixed().forEach(image -> fixed.put(ImageReference.canonical(image.reference()), image));
        return fixed;
    }

    /** Which images the services run when the references name what they name now, by service. */
    Map<String, ImageIdentity> images(ObservedStack stack) {
        Map<String, ImageIdentity> images = new LinkedHashMap<>();
        request.project().services().forEach((name, service) -> {
            String reference = request.project().image(service);
            stack.image(reference).ifPresent(image -> images.put(name, ImageIdentity.of(reference, image)));
        });
        return images;
    }

    /** The plan when the images are there: they are not pulled or built once more. */
    Plan withImages(ObservedStack stack) throws PlanException {
        return Planner.plan(
                request.project(),
                stack,
                new PlanOptions(
                        Optional.of(PullPolicy.NEVER),
                        Optional.of(false),
                        request.options().removeOrphans(),
                        request.controller().hash()));
    }
}
