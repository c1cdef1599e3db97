package io.jenkins.plugins.windflow.core.compose.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A service of the project: the wish for one or more equal containers. Made with {@link #named(String)}.
 *
 * @param name the key in the Compose file
 * @param image the image reference; empty only for a service that is built and has no {@code image}, whose image is
 *     then called {@link ProjectName#image(String)}
 * @param platform {@code os[/architecture[/variant]]}; empty for the engine's own
 * @param scale how many containers it has
 * @param containerName fixed name of the only container; empty for {@link ProjectName#container(String, int)}
 * @param exposedPorts container ports that are announced but not published
 * @param networks attachments by network key; empty for a service with a network namespace of another kind, or with no
 *     network at all
 * @param dependencies by service name
 * @param labels as the file has them, without those that Windflow adds
 * @param profiles the service takes part only when one of these is asked for; empty for always
 */
public record Service(
        String name,
        Optional<String> image,
        Optional<Build> build,
        Optional<PullPolicy> pullPolicy,
        Optional<String> platform,
        int scale,
        Optional<String> containerName,
        Optional<String> hostname,
        Execution execution,
        Isolation isolation,
        Resources resources,
        Devices devices,
        RuntimeSettings runtime,
        Optional<Healthcheck> healthcheck,
        RestartPolicy restart,
        List<PortMapping> ports,
        List<ExposedPorts> exposedPorts,
        List<Mount> mounts,
        List<TmpfsEntry> tmpfs,
        List<VolumesFrom> volumesFrom,
        Map<String, ServiceNetwork> networks,
        Namespaces namespaces,
        NameResolution nameResolution,
        List<Link> links,
        Optional<Logging> logging,
        List<MountedFile> secrets,
        List<MountedFile> configs,
        Lifecycle lifecycle,
        Map<String, Dependency> dependencies,
        Map<String, String> labels,
        List<String> profiles) {
    public Service {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(execution, "execution");
        Objects.requireNonNull(isolation, "isolation");
        Objects.requireNonNull(resources, "resources");
        Objects.requireNonNull(devices, "devices");
        Objects.requireNonNull(runtime, "runtime");
        Objects.requireNonNull(restart, "restart");
        ports = List.copyOf(ports);
        exposedPorts = List.copyOf(exposedPorts);
        mounts = List.copyOf(mounts);
        tmpfs = List.copyOf(tmpfs);
        volumesFrom = List.copyOf(volumesFrom);
        networks = Collections.unmodifiableMap(new LinkedHashMap<>(networks));
        Objects.requireNonNull(namespaces, "namespaces");
        Objects.requireNonNull(nameResolution, "nameResolution");
        links = List.copyOf(links);
        Objects.requireNonNull(logging, "logging");
        secrets = List.copyOf(secrets);
        configs = List.copyOf(configs);
        dependencies = Collections.unmodifiableMap(new LinkedHashMap<>(dependencies));
        labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
        profiles = List.copyOf(profiles);
    }

    /** Every file that is put into its containers, secrets first. */
    public List<MountedFile> files() {
        return Stream.<MountedFile>concat(secrets.stream(), configs.stream()).toList();
    }

    /** References of the images whose files are mounted. */
    public List<String> mountedImages() {
        return mounts.stream()
                .flatMap(mount -> mount instanceof ImageMount image ? Stream.of(image.image()) : Stream.empty())
                .toList();
    }

    /**
     * The networks in the order in which they are attached: the highest priority first, among equals by key, as {@code
     * docker compose} does.
     */
    public List<ServiceNetwork> orderedNetworks() {
        return networks.values().stream().sorted(ServiceNetwork.ORDER).toList();
    }

    /** Starts the description of a service that asks for nothing yet. */
    public static ServiceBuilder named(String name) {
        return new ServiceBuilder(name);
    }

    /**
     * The services whose first container must exist before one of this service can be made, and whose new containers
     * need new ones of this service: those whose namespaces or mounts it shares.
     */
    public Set<String> parents() {
        Set<String> parents = new LinkedHashSet<>();
        namespaces.modes().forEach(mode -> mode.service().ifPresent(parents::add));
        for (VolumesFrom from : volumesFrom) {
            if (from.container() instanceof ContainerReference.OfService(String service)) {
                parents.add(service);
            }
        }
        return parents;
    }
}
