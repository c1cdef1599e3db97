package io.jenkins.plugins.windflow.core.compose.apply;

import io.jenkins.plugins.windflow.core.compose.build.DockerfileScan;
import io.jenkins.plugins.windflow.core.compose.model.Project;
import io.jenkins.plugins.windflow.core.compose.plan.Plan;
import io.jenkins.plugins.windflow.core.compose.plan.PlanException;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ImageReference;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which images must be there before others are built: those that their Dockerfiles start or copy from. Where the engine
 * fetches the Dockerfile itself, the images of the services that the built one depends on.
 */
final class ImageOrder {
    private final Project project;
    private final Map<String, PreparedBuild> builds;
    private final Map<String, String> makers = new HashMap<>();
    private final Map<String, Set<String>> needs = new LinkedHashMap<>();

    private ImageOrder(Project project, Map<String, PreparedBuild> builds) {
        this.project = project;
        this.builds = builds;
    }

    /**
     * For each image that is pulled or built the others of the plan that it waits for.
     *
     * @throws PlanException when images need each other
     */
    static Map<String, Set<String>> of(
            Project project, List<Plan.ImageAction> actions, Map<String, PreparedBuild> builds) throws PlanException {
        ImageOrder order = new ImageOrder(project, builds);
        actions.forEach(order::register);
        actions.forEach(action -> order.needs.put(action.name(), order.needs(action)));
        order.refuseCircles();
        return order.needs;
    }

    private void register(Plan.ImageAction action) {
        makers.put(ImageReference.canonical(action.name()), action.name());
        if (builds.containsKey(action.name())) {
            builds.get(action.name())
                    .build()
                    .tags()
                    .forEach(tag -> makers.put(ImageReference.canonical(tag), action.name()));
        }
    }

    private Set<String> needs(Plan.ImageAction action) {
        PreparedBuild build = builds.get(action.name());
        Set<String> found = new LinkedHashSet<>();
        if (build != null) {
            Set<String> images = build.scan().map(DockerfileScan::images).orElseGet(() -> ofDependencies(action));
            images.forEach(image -> {
                String maker = makers.get(ImageReference.canonical(image));
                if (maker != null) {
                    found.add(maker);
                }
            });
            found.remove(action.name());
        }
        return found;
    }

    private Set<String> ofDependencies(Plan.ImageAction action) {
        Set<String> images = new LinkedHashSet<>();
        project.services()
                .get(action.services().getFirst())
                .dependencies()
                .keySet()
                .forEach(name -> images.add(project.image(project.services().get(name))));
        return images;
    }

    private void refuseCircles() throws PlanException {
        Map<String, Set<String>> open = new LinkedHashMap<>();
        needs.forEach((image, others) -> open.put(image, new HashSet<>(others)));
        Deque<String> ready = new ArrayDeque<>();
        open.forEach((image, others) -> {
            if (others.isEmpty()) {
                ready.add(image);
            }
        });
        while (!ready.isEmpty()) {
            String done = ready.poll();
            open.remove(done);
            open.forEach((image, others) -> {
                if (others.remove(done) && others.isEmpty()) {
                    ready.add(image);
                }
            });
        }
        if (!open.isEmpty()) {
            throw new PlanException(List.of("The images " + String.join(" and ", open.keySet())
                    + " are built from each other in a circle: let one of them start from another image."));
        }
    }
}
