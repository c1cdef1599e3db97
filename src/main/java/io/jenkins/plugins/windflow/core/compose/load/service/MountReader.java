package io.jenkins.plugins.windflow.core.compose.load.service;

import io.jenkins.plugins.windflow.core.compose.load.field.Fields;
import io.jenkins.plugins.windflow.core.compose.load.field.HostAccess;
import io.jenkins.plugins.windflow.core.compose.load.field.Reading;
import io.jenkins.plugins.windflow.core.compose.load.field.Scope;
import io.jenkins.plugins.windflow.core.compose.load.field.TopLevelKeys;
import io.jenkins.plugins.windflow.core.compose.load.syntax.MountSyntax;
import io.jenkins.plugins.windflow.core.compose.load.syntax.RelativePath;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Mapping;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Node;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Position;
import io.jenkins.plugins.windflow.core.compose.model.BindMount;
import io.jenkins.plugins.windflow.core.compose.model.ByteSize;
import io.jenkins.plugins.windflow.core.compose.model.ImageMount;
import io.jenkins.plugins.windflow.core.compose.model.Mount;
import io.jenkins.plugins.windflow.core.compose.model.TmpfsMount;
import io.jenkins.plugins.windflow.core.compose.model.VolumeMount;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads {@code volumes} of a service, in the short and the long syntax; of two mounts at one target the later one
 * wins.
 */
final class MountReader {
    private static final Map<String, BindMount.Recursion> RECURSIONS = Arrays.stream(BindMount.Recursion.values())
            .collect(Collectors.toMap(BindMount.Recursion::key, recursion -> recursion));

    private final Reading reading;
    private final Set<String> volumes;

    /**
     * @param volumes keys of the volumes that the project has
     */
    MountReader(Reading reading, Set<String> volumes) {
        this.reading = reading;
        this.volumes = volumes;
    }

    List<Mount> read(Fields service) {
        Map<String, Mount> mounts = new LinkedHashMap<>();
        List<Node> items = service.items("volumes");
        for (int index = 0; index < items.size(); index++) {
            String path = service.path("volumes") + "[" + index + "]";
            read(items.get(index), path).ifPresent(mount -> mounts.put(mount.target(), mount));
        }
        return List.copyOf(mounts.values());
    }

    private Optional<Mount> read(Node node, String path) {
        if (node instanceof Mapping mapping) {
            return longForm(Fields.of(mapping, Scope.MOUNT, path, reading));
        }
        return reading.values()
                .parsed(node, path, MountSyntax::parse)
                .flatMap(mount -> shortForm(mount, node.position(), path));
    }

    private Optional<Mount> shortForm(MountSyntax mount, Position position, String path) {
        Optional<String> target = target(mount.target(), position, path);
        if (mount.isPath()) {
            Optional<String> source = source(mount.source().orElseThrow(), position, path);
            return target.flatMap(to -> source.map(from -> new BindMount(
                    from,
                    to,
                    mount.readOnly(),
                    true,
                    mount.propagation(),
                    mount.selinux(),
                    BindMount.Recursion.ENABLED)));
        }
        boolean known =
                mount.source().map(volume -> isKnown(volume, position, path)).orElse(true);
        return target.filter(any -> known)
                .map(to -> new VolumeMount(
                        mount.source(), to, mount.readOnly(), mount.noCopy(), Map.of(), Optional.empty()));
    }

    private Optional<Mount> longForm(Fields mount) {
        Optional<String> type = mount.string("type");
        Optional<String> target =
                mount.string("target").flatMap(text -> target(text, mount.position("target"), mount.path("target")));
        if (!mount.has("target") || !mount.has("type")) {
            reading.problems().add(mount.position(), mount.path(), "A mount in the long syntax needs type and target.");
            return Optional.empty();
        }
        return type.flatMap(kind -> target.flatMap(to -> switch (kind) {
            case "volume" -> volume(mount, to);
            case "bind" -> bind(mount, to);
            case "tmpfs" -> tmpfs(mount, to);
            case "image" -> image(mount, to);
            default -> {
                reading.problems().add(mount.position("type"), mount.path("type"), typeProblem(kind));
                yield Optional.empty();
            }
        }));
    }

    private static String typeProblem(String kind) {
        return switch (kind) {
            case "npipe" -> "Mounts of the type npipe are not supported: they need Windows.";
            case "cluster" -> "Mounts of the type cluster are not supported: they need Docker Swarm.";
            default -> "The type of a mount is volume, bind, tmpfs or image.";
        };
    }

    private Optional<Mount> volume(Fields mount, String target) {
        Optional<String> source = mount.string("source").filter(name -> !name.isEmpty());
        boolean known = source.map(name -> isKnown(name, mount.position("source"), mount.path("source")))
                .orElse(true);
        Optional<Fields> options = options(mount, "volume", Scope.VOLUME_OPTIONS);
        return Optional.<Mount>of(new VolumeMount(
                        source,
                        target,
                        mount.flag("read_only", false),
                        options.map(fields -> fields.flag("nocopy", false)).orElse(false),
                        options.map(fields -> new LabelReader(reading).read(fields))
                                .orElse(Map.of()),
                        options.flatMap(fields -> fields.string("subpath"))))
                .filter(any -> known);
    }

    private Optional<Mount> bind(Fields mount, String target) {
        if (!mount.has("source")) {
            reading.problems().add(mount.position(), mount.path(), "A bind mount needs a source.");
            return Optional.empty();
        }
        Optional<Fields> options = options(mount, "bind", Scope.BIND_OPTIONS);
        BindMount.Recursion recursion =
                options.flatMap(fields -> recursion(fields, mount)).orElse(BindMount.Recursion.ENABLED);
        return mount.string("source")
                .flatMap(path -> source(path, mount.position("source"), mount.path("source")))
                .map(source -> new BindMount(
                        source,
                        target,
                        mount.flag("read_only", false),
                        options.map(fields -> fields.flag("create_host_path", true))
                                .orElse(true),
                        options.flatMap(fields -> oneOf(fields, "propagation", MountSyntax.PROPAGATIONS)),
                        options.flatMap(fields -> oneOf(fields, "selinux", MountSyntax.SELINUX)),
                        recursion));
    }

    private Optional<BindMount.Recursion> recursion(Fields bind, Fields mount) {
        Optional<BindMount.Recursion> recursion =
                oneOf(bind, "recursive", RECURSIONS.keySet()).map(RECURSIONS::get);
        if (recursion.isPresent()
                && recursion.get() == BindMount.Recursion.READONLY
                && !mount.flag("read_only", false)) {
            reading.problems()
                    .add(
                            bind.position("recursive"),
                            bind.path("recursive"),
                            "\"recursive: readonly\" needs \"read_only: true\" of the mount.");
        }
        return recursion;
    }

    private Optional<Mount> image(Fields mount, String target) {
        if (!mount.has("source")) {
            reading.problems()
                    .add(mount.position(), mount.path(), "A mount of an image needs a source: its reference.");
        }
        Optional<Fields> options = options(mount, "image", Scope.IMAGE_OPTIONS);
        return mount.string("source")
                .map(image -> new ImageMount(
                        image,
                        target,
                        mount.flag("read_only", false),
                        options.flatMap(fields -> fields.string("subpath"))));
    }

    private Optional<Mount> tmpfs(Fields mount, String target) {
        if (mount.has("source")) {
            reading.problems().add(mount.position("source"), mount.path("source"), "A tmpfs mount has no source.");
        }
        Optional<Fields> options = options(mount, "tmpfs", Scope.TMPFS_OPTIONS);
        Optional<ByteSize> size = options.flatMap(fields ->
                fields.node("size").flatMap(node -> reading.values().byteSize(node, fields.path("size"))));
        OptionalInt mode = options.flatMap(fields ->
                        fields.node("mode").flatMap(node -> reading.values().fileMode(node, fields.path("mode"))))
                .map(OptionalInt::of)
                .orElse(OptionalInt.empty());
        return Optional.of(new TmpfsMount(target, mount.flag("read_only", false), size, mode));
    }

    private Optional<Fields> options(Fields mount, String key, Scope scope) {
        return mount.mapping(key).map(mapping -> Fields.of(mapping, scope, mount.path(key), reading));
    }

    private Optional<String> oneOf(Fields fields, String key, Set<String> allowed) {
        Optional<String> value = fields.string(key);
        if (value.isPresent() && !allowed.contains(value.get())) {
            reading.problems()
                    .add(
                            fields.position(key),
                            fields.path(key),
                            "This must be one of "
                                    + String.join(
                                            ", ", allowed.stream().sorted().toList()) + ".");
        }
        return value.filter(allowed::contains);
    }

    private Optional<String> target(String target, Position position, String path) {
        if (!target.startsWith("/") || RelativePath.onHost("/", target).equals("/")) {
            reading.problems()
                    .add(
                            position,
                            path,
                            "The target of a mount must be an absolute path in the container, and not \"/\" itself.");
            return Optional.empty();
        }
        return Optional.of(RelativePath.onHost("/", target));
    }

    private boolean isKnown(String volume, Position position, String path) {
        return new TopLevelKeys("volume", volumes).check(volume, position, path, reading.problems());
    }

    /** The absolute path on the Docker host, if the environment allows it. */
    private Optional<String> source(String source, Position position, String path) {
        Optional<String> absolute = absolute(source, position, path);
        return absolute.filter(host -> new HostAccess(reading).allows(host, position, path));
    }

    private Optional<String> absolute(String source, Position position, String path) {
        if (source.startsWith("~")) {
            reading.problems()
                    .add(
                            position,
                            path,
                            "\"~\" has no meaning here, because the path is one of the Docker "
                                    + "host: give an absolute path.");
            return Optional.empty();
        }
        if (source.startsWith("/")) {
            return Optional.of(RelativePath.onHost("/", source));
        }
        Optional<String> directory = reading.request().projectDirectory();
        if (directory.isEmpty()) {
            reading.problems()
                    .add(
                            position,
                            path,
                            "The path \"" + source + "\" is relative, and the Docker host "
                                    + "cannot see the workspace: give an absolute path, or say with projectDirectory where relative "
                                    + "paths of the Docker host start.");
        }
        return directory.map(start -> RelativePath.onHost(start, source));
    }
}
