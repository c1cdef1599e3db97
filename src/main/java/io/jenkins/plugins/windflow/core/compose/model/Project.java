package io.jenkins.plugins.windflow.core.compose.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A whole Compose project: what the files ask for once profiles and the selection of services are applied.
 *
 * @param directory path on the Docker host that relative bind mounts were resolved against
 * @param files names of the Compose files, in the order they were merged
 * @param services that take part, by name
 * @param inactiveServices names of services in the files that take no part this time: their containers are neither
 *     touched nor orphans
 * @param networks that the services use, by key
 * @param volumes that the services use, by key
 * @param secrets that the services use, by key
 * @param configs that the services use, by key
 * @param confidential every secret that went into the project: must be masked in whatever an engine says about it
 */
public record Project(
        ProjectName name,
        Optional<String> directory,
        List<String> files,
        Map<String, Service> services,
        Set<String> inactiveServices,
        Map<String, Network> networks,
        Map<String, Volume> volumes,
        Map<String, SecretDefinition> secrets,
        Map<String, ConfigDefinition> configs,
        Set<Sensitive> confidential) {
    public Project {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(directory, "directory");
        files = List.copyOf(files);
        services = Collections.unmodifiableMap(new LinkedHashMap<>(services));
        inactiveServices = Collections.unmodifiableSet(new LinkedHashSet<>(inactiveServices));
        networks = Collections.unmodifiableMap(new LinkedHashMap<>(networks));
        volumes = Collections.unmodifiableMap(new LinkedHashMap<>(volumes));
        secrets = Collections.unmodifiableMap(new LinkedHashMap<>(secrets));
        configs = Collections.unmodifiableMap(new LinkedHashMap<>(configs));
        confidential = Collections.unmodifiableSet(new LinkedHashSet<>(confidential));
    }

    /** A project of these services, with nothing else: the networks, volumes and secrets are those given. */
    public static Project of(String name, List<Service> services, List<Network> networks, List<Volume> volumes) {
        return new Project(
                new ProjectName(name),
                Optional.empty(),
                List.of(),
                byKey(services, Service::name),
                Set.of(),
                byKey(networks, Network::key),
                byKey(volumes, Volume::key),
                Map.of(),
                Map.of(),
                Set.of());
    }

    private static <T> Map<String, T> byKey(List<T> values, Function<T, String> key) {
        Map<String, T> result = new LinkedHashMap<>();
        values.forEach(value -> result.put(key.apply(value), value));
        return result;
    }

    /** What a file of a service holds. */
    public Sensitive content(MountedFile file) {
        return switch (file.kind()) {
            case SECRET -> secrets.get(file.source()).content();
            case CONFIG -> configs.get(file.source()).content();
        };
    }

    /** Services that others wait for until they have ended successfully. */
    public Set<String> jobs() {
        Set<String> jobs = new LinkedHashSet<>();
        for (Service service : services.values()) {
            service.dependencies().values().stream()
                    .filter(dependency -> dependency.condition() == Dependency.Condition.COMPLETED_SUCCESSFULLY)
                    .forEach(dependency -> jobs.add(dependency.service()));
        }
        return jobs;
    }

    /** The reference of the image that a service's containers run. */
    public String image(Service service) {
        return service.image().orElseGet(() -> name.image(service.name()));
    }

    /**
     * Whether a container with this name can be the service's container of this number: {@code docker-compose} 1 put
     * {@code _} where {@code docker compose} puts {@code -}.
     */
    public boolean isNameOf(String container, Service service, int number) {
        return container.equals(containerName(service, number))
                || service.containerName().isEmpty()
                        && container.equals(name.value() + "_" + service.name() + "_" + number);
    }

    /** The name of a service's container; {@code number} counts from 1. */
    public String containerName(Service service, int number) {
        return service.containerName().orElseGet(() -> name.container(service.name(), number));
    }
}
