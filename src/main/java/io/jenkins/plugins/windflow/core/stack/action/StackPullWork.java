package io.jenkins.plugins.windflow.core.stack.action;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.windflow.core.compose.engine.StackEngine;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ComposeLabels;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ImageReference;
import io.jenkins.plugins.windflow.core.docker.EngineLease;
import io.jenkins.plugins.windflow.core.docker.ImagePull;
import io.jenkins.plugins.windflow.core.docker.error.EngineException;
import io.jenkins.plugins.windflow.core.operation.OperationFailure;
import io.jenkins.plugins.windflow.core.operation.OperationResult;
import io.jenkins.plugins.windflow.core.operation.OperationRun;
import io.jenkins.plugins.windflow.core.operation.OperationState;
import io.jenkins.plugins.windflow.core.operation.OperationWork;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Pulls the images of a stack's containers by their names, so that the next deployment finds them. No container is touched. */
public final class StackPullWork implements OperationWork {
    private final Supplier<EngineLease> engine;
    private final String project;
    private final List<String> services;

    /** @param services that are meant; none for all */
    public StackPullWork(Supplier<EngineLease> engine, String project, List<String> services) {
        this.engine = engine;
        this.project = project;
        this.services = List.copyOf(services);
    }

    @Override
    public OperationResult run(OperationRun run) throws Exception {
        List<String> renewed = new ArrayList<>();
        List<String> same = new ArrayList<>();
        List<String> failures = new ArrayList<>();
        try (EngineLease lease = engine.get()) {
            StackEngine stack = new StackEngine(lease.engine());
            for (String image : images(stack)) {
                run.checkCancelled();
                try {
                    (pull(stack, image, run) ? renewed : same).add(image);
                } catch (EngineException e) {
                    if (e.unanswered()) {
                        throw e;
                    }
                    failures.add(image + ": " + e.getMessage().replaceFirst("\\.$", ""));
                    run.log("Warning: " + image + " was not pulled: " + e.getMessage());
                }
            }
        }
        if (!failures.isEmpty()) {
            throw new OperationFailure(
                    OperationState.FAILED,
                    failures.size() + " of the images of " + project + " could not be pulled: "
                            + String.join("; ", failures) + ".",
                    null);
        }
        return OperationResult.succeeded(values(run, renewed, same));
    }

    /** Names that a registry can know: an ID is none. */
    private Set<String> images(StackEngine stack) {
        Set<String> images = new TreeSet<>();
        for (JsonNode container : stack.containers(project)) {
            String service =
                    container.path("Labels").path(ComposeLabels.SERVICE).asText("");
            if (services.isEmpty() || services.contains(service)) {
                stack.container(container.path("Id").asText())
                        .map(inspect -> inspect.path("Config").path("Image").asText(""))
                        .filter(image -> !image.isEmpty() && !ImageReference.isId(image))
                        .ifPresent(images::add);
            }
        }
        return images;
    }

    /** Whether the name stands for another image afterwards. */
    private static boolean pull(StackEngine stack, String image, OperationRun run) {
        Optional<String> before = id(stack, image);
        run.log("Pulling " + image + ".");
        stack.engine()
                .pull(ImagePull.of(image))
                .drain(event -> run.report(
                        "progress",
                        event.id().isEmpty() ? image : event.id(),
                        Map.of(
                                "image", image,
                                "status", event.status(),
                                "current", event.current(),
                                "total", event.total())));
        boolean renewed = !before.equals(id(stack, image));
        run.log(image + (renewed ? " is newer now." : " was up to date."));
        return renewed;
    }

    private static Optional<String> id(StackEngine stack, String image) {
        return stack.image(image).map(inspect -> inspect.path("Id").asText());
    }

    private static Map<String, Object> values(OperationRun run, List<String> renewed, List<String> same) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("operation", run.id().value());
        values.put("status", renewed.isEmpty() ? "UNCHANGED" : "PULLED");
        values.put("changes", renewed.size());
        values.put("done", renewed);
        values.put("kept", same);
        return values;
    }
}
