package io.jenkins.plugins.windflow.core.compose.plan;

import io.jenkins.plugins.windflow.core.compose.model.PullPolicy;
import io.jenkins.plugins.windflow.core.compose.model.Service;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedImage;
import io.jenkins.plugins.windflow.core.compose.plan.observed.ObservedStack;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An image of the project with all services that use it, and how it is on the engine.
 *
 * @param reference as the first of the services writes it
 * @param services whose containers are made from it
 * @param mounters services that mount its files: these need it to be there, but are no reason to look for a newer one
 * @param pull overrides each service's own policy; empty = the service's own
 */
record ImageUse(
        String reference,
        List<Service> services,
        List<Service> mounters,
        ObservedStack stack,
        Optional<PullPolicy> pull) {
    Optional<ObservedImage> onEngine() {
        return stack.image(reference);
    }

    boolean missing() {
        return onEngine().isEmpty();
    }

    /** Those that can build it. */
    List<Service> builders() {
        return services.stream().filter(service -> service.build().isPresent()).toList();
    }

    List<String> names() {
        return Stream.concat(services.stream(), mounters.stream())
                .map(Service::name)
                .distinct()
                .toList();
    }

    /** A reference with a digest can never name another image. */
    boolean pinned() {
        return reference.contains("@");
    }

    boolean never() {
        return services.stream().allMatch(service -> policy(service).equals(PullPolicy.NEVER))
                && (mounters.isEmpty() || pull.equals(Optional.of(PullPolicy.NEVER)));
    }

    PullPolicy policy(Service service) {
        return pull.or(service::pullPolicy).orElse(PullPolicy.MISSING);
    }

    /** Why another image would be wanted although one is there; empty when none would be. */
    Optional<String> wantsNewer() {
        if (services.stream().anyMatch(service -> policy(service).equals(PullPolicy.ALWAYS))) {
            return Optional.of("pull: always");
        }
        return services.stream()
                .flatMap(service -> policy(service).age().stream())
                .min(Duration::compareTo)
                .flatMap(this::older);
    }

    private Optional<String> older(Duration age) {
        Instant now = stack.registries().moment();
        Optional<Instant> pulled = onEngine().flatMap(ObservedImage::lastTagged);
        if (pulled.isPresent() && !pulled.get().plus(age).isBefore(now)) {
            return Optional.empty();
        }
        return Optional.of(pulled.map(time -> "last pulled at " + time.truncatedTo(ChronoUnit.SECONDS))
                .orElse("last pull unknown"));
    }

    /** The platform that one of the services asks for. */
    Optional<String> platform() {
        return services.stream().flatMap(service -> platform(service).stream()).findFirst();
    }

    static Optional<String> platform(Service service) {
        return service.platform().or(() -> service.build().flatMap(build -> build.platform()));
    }

    /** How the platform of the image on the engine differs from the one that is asked for. */
    Optional<String> otherPlatform() {
        return onEngine()
                .filter(image -> platform().isPresent())
                .filter(image ->
                        !ImagePlatform.matches(image.inspect(), platform().get()))
                .map(image -> "is for " + ImagePlatform.of(image.inspect()) + " on the engine, asked for is "
                        + platform().get());
    }
}
