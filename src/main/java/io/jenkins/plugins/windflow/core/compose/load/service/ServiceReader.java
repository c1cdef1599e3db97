package io.jenkins.plugins.windflow.core.compose.load.service;

import io.jenkins.plugins.windflow.core.compose.load.field.Fields;
import io.jenkins.plugins.windflow.core.compose.load.field.Reading;
import io.jenkins.plugins.windflow.core.compose.load.field.Scope;
import io.jenkins.plugins.windflow.core.compose.model.Dependency;
import io.jenkins.plugins.windflow.core.compose.model.Mount;
import io.jenkins.plugins.windflow.core.compose.model.MountedFile;
import io.jenkins.plugins.windflow.core.compose.model.Service;
import io.jenkins.plugins.windflow.core.compose.model.ServiceBuilder;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads one service, key by key. */
public final class ServiceReader {
    private static final Pattern CONTAINER_NAME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9_.-]+");
    private static final Pattern HOST_NAME = Pattern.compile("[a-zA-Z0-9](?:[a-zA-Z0-9_.-]{0,252})");

    private final Reading reading;
    private final Set<String> networks;
    private final Set<String> volumes;
    private final Set<String> secrets;
    private final Set<String> configs;

    /**
     * @param networks keys of the networks that the project has
     * @param volumes keys of the volumes that the project has
     * @param secrets keys of the secrets that the project has
     * @param configs keys of the configs that the project has
     */
    public ServiceReader(
            Reading reading, Set<String> networks, Set<String> volumes, Set<String> secrets, Set<String> configs) {
        this.reading = reading;
        this.networks = networks;
        this.volumes = volumes;
        this.secrets = secrets;
        this.configs = configs;
    }

    public Service read(String name, Fields service, List<String> profiles, List<Dependency> dependencies) {
        List<Mount> mounts = new MountReader(reading, volumes).read(service);
        ServiceBuilder builder = Service.named(name)
                .environment(new EnvironmentReader(reading, service).read())
                .ports(new PortReader(reading).read(service))
                .exposedPorts(new ExposeReader(reading).read(service))
                .mounts(mounts)
                .networks(new ServiceNetworkReader(reading, networks).read(service))
                .secrets(new FileUseReader(reading, MountedFile.Kind.SECRET, secrets).read(service))
                .configs(new FileUseReader(reading, MountedFile.Kind.CONFIG, configs).read(service))
                .lifecycle(new HookReader(reading).read(service))
                .namespaces(new NamespaceReader(reading, service).read())
                .nameResolution(new NameResolutionReader(reading, service).read())
                .links(new LinkReader(reading, service).links())
                .volumesFrom(new LinkReader(reading, service).volumesFrom())
                .tmpfs(new TmpfsReader(reading).read(service, mounts))
                .labels(new LabelReader(reading).readService(service))
                .profiles(profiles)
                .dependencies(dependencies);
        image(service, builder);
        execution(service, builder);
        new SecurityReader(reading).read(service, builder);
        deploy(service, builder);
        service.string("container_name")
                .filter(value -> matches(value, CONTAINER_NAME, service, "container_name"))
                .ifPresent(builder::containerName);
        service.string("hostname")
                .filter(value -> matches(value, HOST_NAME, service, "hostname"))
                .ifPresent(builder::hostname);
        new LoggingReader(reading).read(service).ifPresent(builder::logging);
        new HealthcheckReader(reading).read(service).ifPresent(builder::healthcheck);
        Service read = builder.build();
        new ScaleReader(reading).check(read, service);
        return read;
    }

    private void image(Fields service, ServiceBuilder builder) {
        Optional<String> image = service.string("image");
        boolean none = !service.has("image") || image.filter(String::isEmpty).isPresent();
        if (none && !service.has("build")) {
            reading.problems().add(service.position(), service.path(), "The service has neither image nor build.");
        }
        image.filter(reference -> !reference.isEmpty()).ifPresent(builder::image);
        new BuildReader(reading).read(service).ifPresent(builder::build);
        new PullPolicyReader(reading).read(service).ifPresent(builder::pullPolicy);
        service.string("platform").ifPresent(builder::platform);
    }

    private void execution(Fields service, ServiceBuilder builder) {
        CommandReader commands = new CommandReader(reading);
        commands.read(service, "command").ifPresent(builder::command);
        commands.read(service, "entrypoint").ifPresent(builder::entrypoint);
        service.string("user").ifPresent(builder::user);
        service.string("working_dir").ifPresent(builder::workingDirectory);
        builder.tty(service.flag("tty", false)).stdinOpen(service.flag("stdin_open", false));
        service.flag("init").ifPresent(builder::init);
        service.string("stop_signal").ifPresent(builder::stopSignal);
        service.duration("stop_grace_period").ifPresent(builder::stopGracePeriod);
    }

    /** What the service can also say under {@code deploy}. */
    private void deploy(Fields service, ServiceBuilder builder) {
        Optional<Fields> deploy = service.section("deploy", Scope.DEPLOY, reading);
        DeployResources resources = DeployResources.of(service, deploy, reading);
        builder.scale(new ScaleReader(reading).read(service, deploy))
                .resources(new ResourceReader(reading).read(service, resources))
                .devices(new DeviceReader(reading).read(service, resources))
                .runtime(new RuntimeReader(reading).read(service));
        new RestartReader(reading).read(service, deploy).ifPresent(builder::restart);
    }

    private boolean matches(String value, Pattern pattern, Fields service, String key) {
        boolean valid = pattern.matcher(value).matches();
        if (!valid) {
            reading.problems()
                    .add(
                            service.position(key),
                            service.path(key),
                            "This must be letters, digits, \"_\", \".\" and \"-\", starting with a letter or a digit.");
        }
        return valid;
    }
}
