package io.jenkins.plugins.windflow.core.stack.adopt;

import io.jenkins.plugins.windflow.core.compose.apply.Controller;
import io.jenkins.plugins.windflow.core.compose.apply.DeployOptions;
import io.jenkins.plugins.windflow.core.compose.apply.DeployRequest;
import io.jenkins.plugins.windflow.core.compose.apply.PlanPreview;
import io.jenkins.plugins.windflow.core.compose.build.BuildFiles;
import io.jenkins.plugins.windflow.core.compose.engine.StackEngine;
import io.jenkins.plugins.windflow.core.compose.load.ComposeLoader;
import io.jenkins.plugins.windflow.core.compose.load.LoadedProject;
import io.jenkins.plugins.windflow.core.compose.load.input.LoadRequest;
import io.jenkins.plugins.windflow.core.compose.load.report.ComposeException;
import io.jenkins.plugins.windflow.core.compose.plan.Plan;
import io.jenkins.plugins.windflow.core.compose.plan.PlanException;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ImageIdentity;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedContainer;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedImage;
import io.jenkins.plugins.windflow.core.docker.EngineLease;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The files that a stack would be taken over with, and the proof: a plan with them. Nothing is changed.
 *
 * @param request loads the files; without name and policy
 * @param loaded what the files ask for
 * @param plan what a deployment of the files would do
 * @param images that the containers run, by service
 * @param remarks what no Compose file can say, or what nobody can know, a sentence each
 */
public record Adoption(
        LoadRequest request,
        LoadedProject loaded,
        PlanPreview plan,
        Map<String, ImageIdentity> images,
        List<String> remarks) {
    /** Keeps unmodifiable copies. */
    public Adoption {
        images = Map.copyOf(images);
        remarks = List.copyOf(remarks);
    }

    /**
     * Proposes the takeover of a stack.
     *
     * @param engine leases a client for the engine that is looked at
     * @param stack what is there
     * @param files loads the files, with name and policy
     * @param remarks what they cannot say
     * @throws ComposeException when the files cannot be used, for instance because the policy forbids what the containers have
     * @throws PlanException when no deployment of the files could be planned
     */
    public static Adoption propose(
            Supplier<EngineLease> engine,
            Controller controller,
            ForeignStack stack,
            LoadRequest files,
            List<String> remarks)
            throws ComposeException, PlanException, InterruptedException {
        LoadedProject loaded = ComposeLoader.read(files, warning -> {});
        try (EngineLease lease = engine.get()) {
            DeployRequest deployment =
                    new DeployRequest(engine, loaded.project(), DeployOptions.DEFAULT, BuildFiles.NONE, controller);
            PlanPreview plan = PlanPreview.of(deployment, new StackEngine(lease.engine()));
            return new Adoption(files, loaded, plan, images(stack), remarks);
        }
    }

    private static Map<String, ImageIdentity> images(ForeignStack stack) {
        Map<String, ImageIdentity> images = new LinkedHashMap<>();
        for (ObservedContainer container : stack.containers()) {
            ObservedImage image = stack.images().get(container.imageId());
            if (image != null && !container.service().isEmpty()) {
                String reference =
                        container.inspect().path("Config").path("Image").asText();
                images.putIfAbsent(container.service(), ImageIdentity.of(reference, image));
            }
        }
        return images;
    }

    /**
     * What stands against the takeover: everything that a deployment would do beside keeping what is there and starting what was
     * stopped. None when the files describe the stack.
     */
    public List<Plan.Action> differences() {
        return plan.plan().actions().stream()
                .filter(action -> action.verb() != Plan.Verb.KEEP && action.verb() != Plan.Verb.START)
                .toList();
    }
}
