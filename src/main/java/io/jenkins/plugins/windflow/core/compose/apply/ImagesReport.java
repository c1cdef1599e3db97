package io.jenkins.plugins.windflow.core.compose.apply;

import io.jenkins.plugins.windflow.core.compose.model.Project;
import io.jenkins.plugins.windflow.core.compose.model.Service;
import io.jenkins.plugins.windflow.core.compose.plan.Plan;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedContainer;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedImage;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedStack;
import io.jenkins.plugins.windflow.core.operation.OperationRun;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Tells in an operation's report which image each service ran before and which one it is to run: part {@code images}, by
 * service, {@code before} and {@code after}, each with {@code image}, {@code id} and {@code digest}, or null for none. Asks
 * the engine nothing.
 */
final class ImagesReport {
    private final Project project;
    private final OperationRun run;
    /** As it was first seen, before the operation changed anything; by service. */
    private final Map<String, Map<String, Object>> before = new HashMap<>();

    ImagesReport(Project project, OperationRun run) {
        this.project = project;
        this.run = run;
    }

    /** What is known when this has been observed; called again when the images have been pulled and built. */
    void tell(Plan plan, ObservedStack stack) {
        Map<String, Plan.ContainerAction> services = new LinkedHashMap<>();
        plan.containers().stream()
                .sorted(Comparator.comparing(Plan.ContainerAction::number))
                .forEach(action -> services.merge(action.service(), action, ImagesReport::withContainer));
        services.forEach((name, action) -> tell(name, action, stack));
    }

    /** Of two containers of a service, the one that there is already. */
    private static Plan.ContainerAction withContainer(Plan.ContainerAction one, Plan.ContainerAction other) {
        return one.observed().isPresent() || other.observed().isEmpty() ? one : other;
    }

    private void tell(String name, Plan.ContainerAction action, ObservedStack stack) {
        before.computeIfAbsent(
                name,
                any -> action.observed()
                        .map(container -> running(container, stack))
                        .orElse(null));
        Service service = project.services().get(name);
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("before", before.get(name));
        facts.put("after", service == null ? null : wanted(project.image(service), stack));
        run.report("images", name, facts);
    }

    private static Map<String, Object> running(ObservedContainer container, ObservedStack stack) {
        String reference = container.inspect().path("Config").path("Image").asText();
        return image(reference, Optional.of(container.imageId()), stack.imageById(container.imageId()));
    }

    private static Map<String, Object> wanted(String reference, ObservedStack stack) {
        Optional<ObservedImage> image = stack.image(reference);
        return image(reference, image.map(ObservedImage::id), image);
    }

    private static Map<String, Object> image(String reference, Optional<String> id, Optional<ObservedImage> image) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("image", reference);
        facts.put("id", id.orElse(null));
        facts.put("digest", image.flatMap(found -> found.digest(reference)).orElse(null));
        return facts;
    }
}
