package io.jenkins.plugins.windflow.core.container;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.jenkins.plugins.windflow.core.compose.engine.StackEngine;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ComposeLabels;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedContainer;
import io.jenkins.plugins.windflow.core.docker.Engine;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * What an edit comes to, before anything is touched.
 *
 * @param way how it is done
 * @param target the container
 * @param dependants those that share its namespaces and so are made once more with it, each after those that it needs
 * @param changes of its settings
 * @param live what is changed in place, with {@link Way#UPDATE}
 * @param losses sentences about what the recreation takes away or cannot give back
 */
public record EditPlan(
        Way way,
        Replacement target,
        List<Replacement> dependants,
        List<FieldChange> changes,
        Optional<LiveUpdate> live,
        List<String> losses) {
    /** How an edit is done. */
    public enum Way {
        /** There is nothing to do. */
        NONE,
        /** In place, while the container runs. */
        UPDATE,
        /** By a new container in the place of the old one. */
        RECREATE
    }

    /**
     * Looks at the engine and decides.
     *
     * @throws NoSuchElementException when there is no such container
     * @throws IllegalArgumentException with one sentence when the edit cannot be understood or is denied
     */
    public static EditPlan of(StackEngine engine, EditRequest request) {
        ObservedContainer old = engine.container(request.container())
                .map(ObservedContainer::new)
                .orElseThrow(() -> new NoSuchElementException("There is no container " + request.container() + "."));
        ContainerSettings before = ContainerSettings.of(old, engine.info());
        ContainerSettings after = request.edits().applyTo(before);
        List<FieldChange> changes = FieldChange.between(before, after);
        Optional<LiveUpdate> live = request.pull() ? Optional.empty() : LiveUpdate.of(changes, after);
        boolean edits = !request.edits().isEmpty();
        Way way =
                live.isPresent() ? Way.UPDATE : changes.isEmpty() && edits && !request.pull() ? Way.NONE : Way.RECREATE;
        if (way != Way.NONE) {
            HostPolicy.check(request.policy(), after, other -> isOfTheSameProject(engine, old, other));
        }
        boolean newImage = request.pull() || request.edits().document().has("Image");
        Replacement target =
                new Replacement(old, before, after, image(engine, old, after, newImage), imageOf(engine, old));
        List<Replacement> dependants = way == Way.RECREATE ? Dependants.of(engine, old) : List.of();
        return new EditPlan(
                way,
                target,
                dependants,
                changes,
                live,
                way == Way.RECREATE ? Losses.of(target, dependants) : List.of());
    }

    /** Where nobody asks for another one it is exactly the image that was there, also when its name means another one by now. */
    private static String image(StackEngine engine, ObservedContainer old, ContainerSettings after, boolean newImage) {
        boolean means = engine.image(after.image())
                .filter(image -> image.path("Id").asText().equals(old.imageId()))
                .isPresent();
        return newImage || means ? after.image() : old.imageId();
    }

    static JsonNode imageOf(StackEngine engine, ObservedContainer container) {
        return engine.image(container.imageId())
                .map(image -> image.path("Config"))
                .orElse(MissingNode.getInstance());
    }

    private static boolean isOfTheSameProject(StackEngine engine, ObservedContainer container, String other) {
        String project = container.label(ComposeLabels.PROJECT);
        return !project.isEmpty()
                && engine.container(other)
                        .map(ObservedContainer::new)
                        .filter(found -> found.label(ComposeLabels.PROJECT).equals(project))
                        .isPresent();
    }

    /**
     * Does what can be done in place.
     *
     * @return what the engine says about settings that it leaves out
     */
    public List<String> update(Engine engine) {
        return live.map(update -> update.make(engine, target.old().id())).orElse(List.of());
    }

    /** All that are replaced, each after those that it needs. */
    List<Replacement> replacements() {
        List<Replacement> all = new ArrayList<>(List.of(target));
        all.addAll(dependants);
        return all;
    }

    /** Names of the containers that are made once more with it. */
    public List<String> dependantNames() {
        return dependants.stream().map(dependant -> dependant.old().name()).toList();
    }

    /** The settings as they are. */
    public ContainerSettings before() {
        return target.before();
    }

    /** Its name, as it is. */
    public String name() {
        return target.old().name();
    }

    @Override
    public String toString() {
        return way + " of " + name();
    }
}
