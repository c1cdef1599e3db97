package io.jenkins.plugins.windflow.core.compose.plan;

import io.jenkins.plugins.windflow.core.compose.plan.observed.ImageIdentity;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedContainer;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedNetwork;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What has to be done, in order of kinds; actions of one kind stand behind those they depend on.
 *
 * @param project name of the project
 * @param notes what the user should know: what cannot be rolled back, what is left alone and why
 */
public record Plan(
        String project,
        List<ImageAction> images,
        List<NetworkAction> networks,
        List<VolumeAction> volumes,
        List<ContainerAction> containers,
        List<String> notes) {

    /** What is done to a thing. */
    public enum Verb {
        PULL,
        BUILD,
        TAG,
        CREATE,
        RECREATE,
        START,
        RESTART,
        REMOVE,
        KEEP
    }

    /** One line of the plan. */
    public sealed interface Action permits ImageAction, NetworkAction, VolumeAction, ContainerAction {
        Verb verb();

        /** Name of the thing. */
        String name();

        /** Why; without secrets. */
        String reason();

        /** {@code image}, {@code network}, {@code volume} or {@code container}. */
        String kind();

        /** Whether anything is changed. */
        default boolean isChange() {
            return verb() != Verb.KEEP;
        }
    }

    /**
     * An image that is pulled or built, or that is there and gets its name.
     *
     * @param name its reference
     * @param services that use it; the first one says how it is built
     * @param before ID of the image that the reference named before, empty when none
     * @param fixed the image that it has to be; empty when it is whichever the pull or the build gives
     */
    public record ImageAction(
            Verb verb,
            String name,
            String reason,
            List<String> services,
            Optional<String> before,
            Optional<ImageIdentity> fixed)
            implements Action {
        /** Whichever image the pull or the build gives. */
        public ImageAction(Verb verb, String name, String reason, List<String> services, Optional<String> before) {
            this(verb, name, reason, services, before, Optional.empty());
        }

        @Override
        public String kind() {
            return "image";
        }
    }

    /**
     * A network.
     *
     * @param key in the project
     * @param observed the network of this name, when there is one
     */
    public record NetworkAction(Verb verb, String name, String reason, String key, Optional<ObservedNetwork> observed)
            implements Action {
        @Override
        public String kind() {
            return "network";
        }
    }

    /**
     * A volume; only created or kept.
     *
     * @param key in the project
     */
    public record VolumeAction(Verb verb, String name, String reason, String key) implements Action {
        @Override
        public String kind() {
            return "volume";
        }
    }

    /**
     * A container.
     *
     * @param service name of its service
     * @param number within the service
     * @param observed the container that there is, when there is one
     */
    public record ContainerAction(
            Verb verb, String name, String reason, String service, int number, Optional<ObservedContainer> observed)
            implements Action {
        @Override
        public String kind() {
            return "container";
        }
    }

    /** Keeps unmodifiable copies. */
    public Plan {
        images = List.copyOf(images);
        networks = List.copyOf(networks);
        volumes = List.copyOf(volumes);
        containers = List.copyOf(containers);
        notes = List.copyOf(notes);
    }

    /** All actions in the order in which they are shown. */
    public List<Action> actions() {
        return Stream.<List<? extends Action>>of(images, networks, volumes, containers)
                .<Action>flatMap(List::stream)
                .toList();
    }

    /** Number of actions that change something. */
    public int changes() {
        return (int) actions().stream().filter(Action::isChange).count();
    }

    /** Whether the same is done to the same things: two plans that people need not be shown twice. */
    public boolean doesTheSameAs(Plan other) {
        return steps().equals(other.steps());
    }

    private List<String> steps() {
        return Stream.<List<? extends Action>>of(networks, volumes, containers)
                .<Action>flatMap(List::stream)
                .map(action -> action.verb() + " " + action.kind() + " " + action.name())
                .toList();
    }
}
