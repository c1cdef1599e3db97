package io.jenkins.plugins.windflow.core.compose.plan;

import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedContainer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Which containers of a service stay, under which numbers, and how many are missing. As {@code docker compose} does, those
 * that have to be replaced anyway go first when there are too many, then those with the highest numbers.
 *
 * @param slots one for each container that the service shall have, by number
 * @param surplus containers that go
 */
record Replicas(List<Slot> slots, List<ObservedContainer> surplus) {
    /**
     * One container of a service.
     *
     * @param number from 1, different from all others of the service
     * @param observed the container that there is, when there is one
     */
    record Slot(int number, Optional<ObservedContainer> observed) {}

    /**
     * @param found the service's containers
     * @param scale how many it shall have
     * @param asAsked whether a container is as the service asks
     */
    static Replicas of(List<ObservedContainer> found, int scale, Predicate<ObservedContainer> asAsked) {
        List<Slot> slots = new ArrayList<>();
        List<ObservedContainer> unnumbered = new ArrayList<>();
        List<ObservedContainer> surplus = new ArrayList<>();
        Set<Integer> taken = new HashSet<>();
        for (ObservedContainer container : bestFirst(found, scale, asAsked)) {
            boolean full = slots.size() + unnumbered.size() >= scale;
            // What a deployment has put aside stands in only for a container that is missing.
            if (full || container.parked() && taken.contains(container.number())) {
                surplus.add(container);
            } else if (container.number() > 0 && taken.add(container.number())) {
                slots.add(new Slot(container.number(), Optional.of(container)));
            } else {
                unnumbered.add(container);
            }
        }
        unnumbered.forEach(container -> slots.add(new Slot(free(taken), Optional.of(container))));
        while (slots.size() < scale) {
            slots.add(new Slot(free(taken), Optional.empty()));
        }
        slots.sort(Comparator.comparingInt(Slot::number));
        return new Replicas(slots, surplus);
    }

    private static List<ObservedContainer> bestFirst(
            List<ObservedContainer> found, int scale, Predicate<ObservedContainer> asAsked) {
        Set<String> good = found.size() > scale
                ? found.stream().filter(asAsked).map(ObservedContainer::id).collect(Collectors.toSet())
                : Set.of();
        return found.stream()
                .sorted(Comparator.comparing(ObservedContainer::parked)
                        .thenComparing(container -> container.number() < 1)
                        .thenComparing(container -> !good.contains(container.id()))
                        .thenComparing(ObservedContainer::number)
                        .thenComparing(container -> !container.running())
                        .thenComparing(ObservedContainer::name))
                .toList();
    }

    /** The lowest free number, which is taken then. */
    private static int free(Set<Integer> taken) {
        int number = 1;
        while (!taken.add(number)) {
            number++;
        }
        return number;
    }
}
