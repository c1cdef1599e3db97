package io.jenkins.plugins.windflow.core.compose.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Describes a {@link Service} key by key; what is not said stays absent. Methods are called as the components of
 * {@link Service}, {@link Execution} and {@link Isolation} are, so new keys never change a constructor that others
 * call.
 */
public final class ServiceBuilder {
    private final String name;
    private Optional<String> image = Optional.empty();
    private Optional<Build> build = Optional.empty();
    private Optional<PullPolicy> pullPolicy = Optional.empty();
    private Optional<String> platform = Optional.empty();
    private int scale = 1;
    private Optional<String> containerName = Optional.empty();
    private Optional<String> hostname = Optional.empty();
    private Optional<Command> command = Optional.empty();
    private Optional<Command> entrypoint = Optional.empty();
    private Optional<String> user = Optional.empty();
    private Optional<String> workingDirectory = Optional.empty();
    private Optional<Boolean> init = Optional.empty();
    private Optional<String> stopSignal = Optional.empty();
    private Optional<Duration> stopGracePeriod = Optional.empty();
    private Optional<Healthcheck> healthcheck = Optional.empty();
    private boolean tty;
    private boolean stdinOpen;
    private boolean readOnly;
    private boolean privileged;
    private RestartPolicy restart = RestartPolicy.NO;
    private Resources resources = Resources.NONE;
    private Devices devices = Devices.NONE;
    private RuntimeSettings runtime = RuntimeSettings.NONE;
    private Optional<String> userNamespace = Optional.empty();
    private Optional<String> cgroupNamespace = Optional.empty();
    private final List<String> securityOptions = new ArrayList<>();
    private final List<String> groups = new ArrayList<>();
    private final List<PortMapping> ports = new ArrayList<>();
    private final List<ExposedPorts> exposedPorts = new ArrayList<>();
    private final List<Mount> mounts = new ArrayList<>();
    private final List<TmpfsEntry> tmpfs = new ArrayList<>();
    private final List<VolumesFrom> volumesFrom = new ArrayList<>();
    private Namespaces namespaces = Namespaces.DEFAULT;
    private NameResolution nameResolution = NameResolution.DEFAULT;
    private final List<Link> links = new ArrayList<>();
    private Optional<Logging> logging = Optional.empty();
    private final List<MountedFile> secrets = new ArrayList<>();
    private final List<MountedFile> configs = new ArrayList<>();
    private Lifecycle lifecycle = Lifecycle.NONE;
    private final List<String> profiles = new ArrayList<>();
    private final List<String> addedCapabilities = new ArrayList<>();
    private final List<String> droppedCapabilities = new ArrayList<>();
    private final Map<String, EnvironmentValue> environment = new LinkedHashMap<>();
    private final Map<String, ServiceNetwork> networks = new LinkedHashMap<>();
    private final Map<String, Dependency> dependencies = new LinkedHashMap<>();
    private final Map<String, String> labels = new LinkedHashMap<>();

    ServiceBuilder(String name) {
        this.name = name;
    }

    public ServiceBuilder image(String value) {
        image = Optional.of(value);
        return this;
    }

    public ServiceBuilder build(Build value) {
        build = Optional.of(value);
        return this;
    }

    public ServiceBuilder pullPolicy(PullPolicy value) {
        pullPolicy = Optional.of(value);
        return this;
    }

    public ServiceBuilder platform(String value) {
        platform = Optional.of(value);
        return this;
    }

    public ServiceBuilder scale(int value) {
        scale = value;
        return this;
    }

    public ServiceBuilder containerName(String value) {
        containerName = Optional.of(value);
        return this;
    }

    public ServiceBuilder hostname(String value) {
        hostname = Optional.of(value);
        return this;
    }

    public ServiceBuilder command(Command value) {
        command = Optional.of(value);
        return this;
    }

    public ServiceBuilder entrypoint(Command value) {
        entrypoint = Optional.of(value);
        return this;
    }

    public ServiceBuilder user(String value) {
        user = Optional.of(value);
        return this;
    }

    public ServiceBuilder workingDirectory(String value) {
        workingDirectory = Optional.of(value);
        return this;
    }

    public ServiceBuilder init(Boolean value) {
        init = Optional.of(value);
        return this;
    }

    public ServiceBuilder stopSignal(String value) {
        stopSignal = Optional.of(value);
        return this;
    }

    public ServiceBuilder stopGracePeriod(Duration value) {
        stopGracePeriod = Optional.of(value);
        return this;
    }

    public ServiceBuilder healthcheck(Healthcheck value) {
        healthcheck = Optional.of(value);
        return this;
    }

    public ServiceBuilder tty(boolean value) {
        tty = value;
        return this;
    }

    public ServiceBuilder stdinOpen(boolean value) {
        stdinOpen = value;
        return this;
    }

    public ServiceBuilder readOnly(boolean value) {
        readOnly = value;
        return this;
    }

    public ServiceBuilder privileged(boolean value) {
        privileged = value;
        return this;
    }

    public ServiceBuilder restart(RestartPolicy value) {
        restart = value;
        return this;
    }

    public ServiceBuilder ports(List<PortMapping> values) {
        ports.addAll(values);
        return this;
    }

    public ServiceBuilder mounts(List<? extends Mount> values) {
        mounts.addAll(values);
        return this;
    }

    public ServiceBuilder exposedPorts(List<ExposedPorts> values) {
        exposedPorts.addAll(values);
        return this;
    }

    public ServiceBuilder tmpfs(List<TmpfsEntry> values) {
        tmpfs.addAll(values);
        return this;
    }

    public ServiceBuilder volumesFrom(List<VolumesFrom> values) {
        volumesFrom.addAll(values);
        return this;
    }

    public ServiceBuilder namespaces(Namespaces value) {
        namespaces = value;
        return this;
    }

    public ServiceBuilder nameResolution(NameResolution value) {
        nameResolution = value;
        return this;
    }

    public ServiceBuilder links(List<Link> values) {
        links.addAll(values);
        return this;
    }

    public ServiceBuilder logging(Logging value) {
        logging = Optional.of(value);
        return this;
    }

    public ServiceBuilder secrets(List<MountedFile> values) {
        secrets.addAll(values);
        return this;
    }

    public ServiceBuilder configs(List<MountedFile> values) {
        configs.addAll(values);
        return this;
    }

    public ServiceBuilder lifecycle(Lifecycle value) {
        lifecycle = value;
        return this;
    }

    public ServiceBuilder profiles(List<String> values) {
        profiles.addAll(values);
        return this;
    }

    public ServiceBuilder addedCapabilities(List<String> values) {
        addedCapabilities.addAll(values);
        return this;
    }

    public ServiceBuilder droppedCapabilities(List<String> values) {
        droppedCapabilities.addAll(values);
        return this;
    }

    public ServiceBuilder securityOptions(List<String> values) {
        securityOptions.addAll(values);
        return this;
    }

    public ServiceBuilder userNamespace(String value) {
        userNamespace = Optional.of(value);
        return this;
    }

    public ServiceBuilder cgroupNamespace(String value) {
        cgroupNamespace = Optional.of(value);
        return this;
    }

    public ServiceBuilder groups(List<String> values) {
        groups.addAll(values);
        return this;
    }

    public ServiceBuilder resources(Resources value) {
        resources = value;
        return this;
    }

    public ServiceBuilder devices(Devices value) {
        devices = value;
        return this;
    }

    public ServiceBuilder runtime(RuntimeSettings value) {
        runtime = value;
        return this;
    }

    public ServiceBuilder environment(Map<String, EnvironmentValue> values) {
        environment.putAll(values);
        return this;
    }

    public ServiceBuilder networks(List<ServiceNetwork> values) {
        values.forEach(value -> networks.put(value.network(), value));
        return this;
    }

    public ServiceBuilder dependencies(List<Dependency> values) {
        values.forEach(value -> dependencies.put(value.service(), value));
        return this;
    }

    public ServiceBuilder labels(Map<String, String> values) {
        labels.putAll(values);
        return this;
    }

    public Service build() {
        return new Service(
                name,
                image,
                build,
                pullPolicy,
                platform,
                scale,
                containerName,
                hostname,
                new Execution(
                        command,
                        entrypoint,
                        environment,
                        user,
                        workingDirectory,
                        tty,
                        stdinOpen,
                        init,
                        stopSignal,
                        stopGracePeriod),
                new Isolation(
                        readOnly,
                        privileged,
                        addedCapabilities,
                        droppedCapabilities,
                        securityOptions,
                        userNamespace,
                        cgroupNamespace,
                        groups),
                resources,
                devices,
                runtime,
                healthcheck,
                restart,
                ports,
                exposedPorts,
                mounts,
                tmpfs,
                volumesFrom,
                networks,
                namespaces,
                nameResolution,
                links,
                logging,
                secrets,
                configs,
                lifecycle,
                dependencies,
                labels,
                profiles);
    }
}
