package io.jenkins.plugins.windflow.core.compose.load;

import io.jenkins.plugins.windflow.core.compose.load.field.Fields;
import io.jenkins.plugins.windflow.core.compose.load.field.Reading;
import io.jenkins.plugins.windflow.core.compose.load.field.Scope;
import io.jenkins.plugins.windflow.core.compose.load.input.ComposeFile;
import io.jenkins.plugins.windflow.core.compose.load.service.DependencyReader;
import io.jenkins.plugins.windflow.core.compose.load.service.EnvironmentReader;
import io.jenkins.plugins.windflow.core.compose.load.service.ServiceReader;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Mapping;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Node;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Scalar;
import io.jenkins.plugins.windflow.core.compose.model.ConfigDefinition;
import io.jenkins.plugins.windflow.core.compose.model.Dependency;
import io.jenkins.plugins.windflow.core.compose.model.MountedFile;
import io.jenkins.plugins.windflow.core.compose.model.Network;
import io.jenkins.plugins.windflow.core.compose.model.Project;
import io.jenkins.plugins.windflow.core.compose.model.SecretDefinition;
import io.jenkins.plugins.windflow.core.compose.model.Sensitive;
import io.jenkins.plugins.windflow.core.compose.model.Service;
import io.jenkins.plugins.windflow.core.compose.model.Volume;
import io.jenkins.plugins.windflow.core.compose.model.VolumeMount;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads the merged and interpolated tree of all files into a project. */
final class ProjectReader {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9._-]+");

    private final Reading reading;

    ProjectReader(Reading reading) {
        this.reading = reading;
    }

    Project read(Mapping tree) {
        Fields top = Fields.of(tree, Scope.PROJECT, "", reading);
        if (top.has("version")) {
            reading.problems()
                    .warn(
                            top.position("version"),
                            "version",
                            "The key \"version\" has no meaning any more and can be removed.");
        }
        Map<String, Fields> networks = section(top, "networks", Scope.NETWORK);
        Map<String, Fields> volumes = section(top, "volumes", Scope.VOLUME);
        Map<String, Fields> secrets = section(top, "secrets", Scope.SECRET);
        Map<String, Fields> configs = section(top, "configs", Scope.CONFIG);
        Map<String, Selection.Candidate> candidates = candidates(top);
        Map<String, List<Dependency>> selected = new Selection(reading, candidates).select();
        ServiceReader reader =
                new ServiceReader(reading, networks.keySet(), volumes.keySet(), secrets.keySet(), configs.keySet());
        Map<String, Service> services = new LinkedHashMap<>();
        selected.forEach((name, dependencies) -> {
            Selection.Candidate candidate = candidates.get(name);
            services.put(name, reader.read(name, candidate.fields(), candidate.profiles(), dependencies));
        });
        checkContainerNames(services, candidates);
        return project(candidates, services, networks, volumes, secrets, configs);
    }

    private Project project(
            Map<String, Selection.Candidate> candidates,
            Map<String, Service> services,
            Map<String, Fields> networks,
            Map<String, Fields> volumes,
            Map<String, Fields> secrets,
            Map<String, Fields> configs) {
        Set<String> inactive = new LinkedHashSet<>(candidates.keySet());
        inactive.removeAll(services.keySet());
        inactive.forEach(
                name -> new EnvironmentReader(reading, candidates.get(name).fields()).mention());
        Map<String, SecretDefinition> definitions = secrets(secrets, usedFiles(services, Service::secrets));
        Set<Sensitive> confidential =
                new LinkedHashSet<>(reading.request().secrets().values());
        definitions.values().forEach(secret -> confidential.add(secret.content()));
        return new Project(
                reading.projectName(),
                reading.request().projectDirectory(),
                reading.request().files().stream().map(ComposeFile::name).toList(),
                services,
                inactive,
                networks(networks, usedNetworks(services)),
                volumes(volumes, usedVolumes(services)),
                definitions,
                configs(configs, usedFiles(services, Service::configs)),
                confidential);
    }

    /** The entries of a section; one without a value is one with only defaults. */
    private Map<String, Fields> section(Fields top, String section, Scope scope) {
        Map<String, Fields> result = new LinkedHashMap<>();
        top.mapping(section)
                .ifPresent(mapping -> mapping.entries().forEach((key, entry) -> {
                    String path = section + "." + key;
                    if (!NAME.matcher(key).matches()) {
                        reading.problems()
                                .add(entry.key(), path, "A name is made of letters, digits, \".\", \"_\" and \"-\".");
                    }
                    mappingOf(entry.value(), path)
                            .ifPresent(found -> result.put(key, Fields.of(found, scope, path, reading)));
                }));
        return result;
    }

    private Optional<Mapping> mappingOf(Node node, String path) {
        return node instanceof Scalar scalar && scalar.isNull()
                ? Optional.of(Mapping.of(node.position(), node.directive(), Map.of()))
                : reading.values().mapping(node, path);
    }

    private Map<String, Selection.Candidate> candidates(Fields top) {
        Map<String, Selection.Candidate> candidates = new LinkedHashMap<>();
        section(top, "services", Scope.SERVICE)
                .forEach((name, fields) -> candidates.put(
                        name, Selection.Candidate.of(fields, new DependencyReader(reading).read(fields))));
        if (candidates.isEmpty()) {
            reading.problems().addIfFirst(top.position(), "services", "The files have no services.");
        }
        return candidates;
    }

    private void checkContainerNames(Map<String, Service> services, Map<String, Selection.Candidate> candidates) {
        Map<String, String> taken = new LinkedHashMap<>();
        services.forEach((name, service) -> service.containerName().ifPresent(container -> {
            String other = taken.putIfAbsent(container, name);
            if (other != null) {
                Fields fields = candidates.get(name).fields();
                reading.problems()
                        .add(
                                fields.position("container_name"),
                                fields.path("container_name"),
                                "The service \"" + other + "\" has the same container name.");
            }
        }));
    }

    private Map<String, Network> networks(Map<String, Fields> declared, Set<String> used) {
        Map<String, Network> networks = new LinkedHashMap<>();
        NetworkReader reader = new NetworkReader(reading);
        declared.forEach((key, fields) -> {
            Network network = reader.read(key, fields);
            if (used.contains(key)) {
                networks.put(key, network);
            }
        });
        if (used.contains(Network.DEFAULT_KEY)) {
            networks.computeIfAbsent(
                    Network.DEFAULT_KEY,
                    key -> Network.of(key, reading.projectName().network(key)));
        }
        return networks;
    }

    private Map<String, Volume> volumes(Map<String, Fields> declared, Set<String> used) {
        Map<String, Volume> volumes = new LinkedHashMap<>();
        VolumeReader reader = new VolumeReader(reading);
        declared.forEach((key, fields) -> {
            Volume volume = reader.read(key, fields);
            if (used.contains(key)) {
                volumes.put(key, volume);
            }
        });
        return volumes;
    }

    private Map<String, SecretDefinition> secrets(Map<String, Fields> declared, Set<String> used) {
        Map<String, SecretDefinition> secrets = new LinkedHashMap<>();
        FileContentReader reader = new FileContentReader(reading, FileContentReader.Kind.SECRET);
        declared.forEach((key, fields) -> reader.read(key, fields, used.contains(key))
                .ifPresent(content -> secrets.put(key, new SecretDefinition(key, content.bytes()))));
        return secrets;
    }

    private Map<String, ConfigDefinition> configs(Map<String, Fields> declared, Set<String> used) {
        Map<String, ConfigDefinition> configs = new LinkedHashMap<>();
        FileContentReader reader = new FileContentReader(reading, FileContentReader.Kind.CONFIG);
        declared.forEach((key, fields) -> reader.read(key, fields, used.contains(key))
                .ifPresent(content -> configs.put(key, new ConfigDefinition(key, content.bytes(), content.secret()))));
        return configs;
    }

    private static Set<String> usedNetworks(Map<String, Service> services) {
        return services.values().stream()
                .flatMap(service -> service.networks().keySet().stream())
                .collect(Collectors.toSet());
    }

    private static Set<String> usedVolumes(Map<String, Service> services) {
        return services.values().stream()
                .flatMap(service -> service.mounts().stream())
                .flatMap(mount -> mount instanceof VolumeMount volume ? volume.volume().stream() : null)
                .collect(Collectors.toSet());
    }

    private static Set<String> usedFiles(
            Map<String, Service> services, Function<Service, List<? extends MountedFile>> files) {
        return services.values().stream()
                .flatMap(service -> files.apply(service).stream())
                .map(MountedFile::source)
                .collect(Collectors.toSet());
    }
}
