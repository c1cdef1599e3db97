package io.jenkins.plugins.windflow.core.compose.load.service;

import io.jenkins.plugins.windflow.core.compose.load.field.Fields;
import io.jenkins.plugins.windflow.core.compose.load.field.Reading;
import io.jenkins.plugins.windflow.core.compose.load.field.Scope;
import java.util.Optional;
import java.util.function.Function;

/**
 * {@code deploy.resources} of a service. Its limits and reservations say the same as keys of the service itself, which
 * must not contradict them.
 */
final class DeployResources {
    private final Reading reading;
    private final Fields service;
    private final Optional<Fields> limits;
    private final Optional<Fields> reservations;

    private DeployResources(Reading reading, Fields service, Optional<Fields> resources) {
        this.reading = reading;
        this.service = service;
        this.limits = resources.flatMap(fields -> fields.section("limits", Scope.RESOURCE_LIMITS, reading));
        this.reservations =
                resources.flatMap(fields -> fields.section("reservations", Scope.RESOURCE_RESERVATIONS, reading));
    }

    /** Reads what {@code deploy} of a service has. */
    static DeployResources of(Fields service, Optional<Fields> deploy, Reading reading) {
        return new DeployResources(
                reading, service, deploy.flatMap(fields -> fields.section("resources", Scope.RESOURCES, reading)));
    }

    Optional<Fields> reservations() {
        return reservations;
    }

    /**
     * A limit that the service may have in either place.
     *
     * @param own what the service itself says
     * @param ownKey its key
     * @param key of the same limit in {@code deploy.resources.limits}
     */
    <T> Optional<T> limit(Optional<T> own, String ownKey, String key, Function<Fields, Optional<T>> read) {
        return agreed(limits, own, ownKey, key, read);
    }

    /** A reservation that the service may have in either place. */
    <T> Optional<T> reservation(Optional<T> own, String ownKey, String key, Function<Fields, Optional<T>> read) {
        return agreed(reservations, own, ownKey, key, read);
    }

    private <T> Optional<T> agreed(
            Optional<Fields> group, Optional<T> own, String ownKey, String key, Function<Fields, Optional<T>> read) {
        Optional<T> other = group.flatMap(read);
        if (own.isPresent() && other.isPresent() && !other.equals(own)) {
            reading.problems()
                    .add(
                            service.position(ownKey),
                            service.path(ownKey),
                            "This is not the same as in " + group.get().path(key)
                                    + ": give it in one of the two places only.");
        }
        return other.or(() -> own);
    }
}
