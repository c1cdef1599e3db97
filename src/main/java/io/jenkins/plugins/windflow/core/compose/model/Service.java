package io.jenkins.plugins.windflow.core.compose.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A service of the project: the wish for one or more equal containers. Made with {@link #named(String)}.
 *
 * @param name the key in the Compose file
 * @param image the image reference; empty only for a service that is built and has no {@code image}, whose image is
 *     then called {@link ProjectName#image(String)}
 * @param platform {@code os[/architecture[/variant]]}; empty for the engine's own
 * @param containerName fixed name of the only container; empty for {@link ProjectName#container(String, int)}
 * @param networks attachments by network key; empty for a service without any network
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
        Optional<String> containerName,
        Optional<String> hostname,
        Execution execution,
        Isolation isolation,
        Optional<Healthcheck> healthcheck,
        RestartPolicy restart,
        List<PortMapping> ports,
        List<Mount> mounts,
        Map<String, ServiceNetwork> networks,
        List<ServiceSecret> secrets,
        Map<String, Dependency> dependencies,
        Map<String, String> labels,
        List<String> profiles) {
    public Service {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(execution, "execution");
        Objects.requireNonNull(isolation, "isolation");
        Objects.requireNonNull(restart, "restart");
        ports = List.copyOf(ports);
        mounts = List.copyOf(mounts);
        networks = Collections.unmodifiableMap(new LinkedHashMap<>(networks));
        secrets = List.copyOf(secrets);
        dependencies = Collections.unmodifiableMap(new LinkedHashMap<>(dependencies));
        labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
        profiles = List.copyOf(profiles);
    }

    /** Starts the description of a service that asks for nothing yet. */
    public static ServiceBuilder named(String name) {
        return new ServiceBuilder(name);
    }
}
