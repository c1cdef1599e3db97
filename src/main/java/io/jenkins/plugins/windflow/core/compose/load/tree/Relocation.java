package io.jenkins.plugins.windflow.core.compose.load.tree;

import io.jenkins.plugins.windflow.core.compose.load.syntax.RelativePath;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Mapping;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Merge;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Node;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Position;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Scalar;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Sequence;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Makes the relative paths of a file from another folder start from the project's own folder. Paths of the workspace
 * and paths of the Docker host alike: on the host the same folders are beside each other.
 */
final class Relocation {
    private static final List<String> FILES_OF_SERVICES = List.of("env_file", "label_file");
    private static final List<String> FILES_OF_RESOURCES = List.of("secrets", "configs");
    private static final String CONTEXT = "context";

    private final String folder;

    /**
     * @param folder the folder of the file, as seen from that of the project
     */
    Relocation(String folder) {
        this.folder = RelativePath.from(".", folder);
    }

    /** Everything that a project has. */
    Mapping project(Mapping project) {
        if (folder.equals(".")) {
            return project;
        }
        Mapping moved = project.change("services", services -> each(services, service -> service(withContext(service))))
                .change("volumes", volumes -> each(volumes, this::volume));
        for (String section : FILES_OF_RESOURCES) {
            moved = moved.change(
                    section, resources -> each(resources, resource -> resource.change("file", this::path)));
        }
        return moved;
    }

    /** The services that another file has, by name. */
    Mapping services(Mapping services) {
        return folder.equals(".") ? services : (Mapping) each(services, this::service);
    }

    private static Node each(Node section, UnaryOperator<Mapping> move) {
        return section instanceof Mapping resources
                ? resources.changeAll(node -> node instanceof Mapping resource ? move.apply(resource) : node)
                : section;
    }

    /** A build of an included project starts in its folder when it says nothing else. */
    private static Mapping withContext(Mapping service) {
        return service.change(
                "build",
                node -> node instanceof Mapping build && !build.entries().containsKey(CONTEXT)
                        ? withContext(build, build.position())
                        : node);
    }

    private static Mapping withContext(Mapping build, Position position) {
        Map<String, Mapping.Entry> entries = new LinkedHashMap<>(build.entries());
        entries.put(CONTEXT, new Mapping.Entry(position, Scalar.string(position, ".")));
        return Mapping.of(position, build.directive(), entries);
    }

    private Mapping service(Mapping service) {
        Mapping moved = service.change("build", this::build)
                .change("volumes", mounts -> items(mounts, this::mount))
                .change("extends", node -> node instanceof Mapping other ? other.change("file", this::path) : node);
        for (String files : FILES_OF_SERVICES) {
            moved = moved.change(files, node -> items(Merge.items(node), this::file));
        }
        return moved;
    }

    private static Node items(Node node, UnaryOperator<Node> move) {
        return node instanceof Sequence sequence ? sequence.changeAll(move) : node;
    }

    private Node build(Node node) {
        if (node instanceof Mapping build) {
            return build.change(CONTEXT, this::context)
                    .change(
                            "additional_contexts",
                            contexts -> Merge.pairs(contexts) instanceof Mapping pairs
                                    ? pairs.changeAll(this::context)
                                    : contexts);
        }
        return context(node);
    }

    private Node context(Node node) {
        boolean elsewhere = node instanceof Scalar scalar
                && (RelativePath.isRemote(scalar.text()) || scalar.text().startsWith("service:"));
        return elsewhere ? node : path(node);
    }

    private Node file(Node node) {
        return node instanceof Mapping file ? file.change("path", this::path) : path(node);
    }

    private Node mount(Node node) {
        if (node instanceof Mapping mount) {
            boolean bind = mount.value("type").orElse(null) instanceof Scalar type
                    && type.text().equals("bind");
            return bind ? mount.change("source", this::hostPath) : mount;
        }
        return node instanceof Scalar scalar && scalar.text().startsWith(".") ? shortMount(scalar) : node;
    }

    private Node shortMount(Scalar mount) {
        int end = mount.text().indexOf(':');
        return end < 0 || mount.isSecret()
                ? mount
                : mount.withText(
                        onHost(mount.text().substring(0, end)) + mount.text().substring(end), -1);
    }

    /** A named volume can be a folder of the host in disguise. */
    private Mapping volume(Mapping volume) {
        return volume.change(
                "driver_opts",
                node -> node instanceof Mapping options && isBind(options)
                        ? options.change("device", this::hostPath)
                        : node);
    }

    private static boolean isBind(Mapping options) {
        return options.value("o").orElse(null) instanceof Scalar flags
                && List.of(flags.text().split(",")).contains("bind");
    }

    private Node hostPath(Node node) {
        return isRelative(node) ? ((Scalar) node).withText(onHost(((Scalar) node).text()), -1) : node;
    }

    private Node path(Node node) {
        return isRelative(node)
                ? ((Scalar) node).withText(RelativePath.from(folder, ((Scalar) node).text()), -1)
                : node;
    }

    private static boolean isRelative(Node node) {
        return node instanceof Scalar scalar
                && scalar.type() == Scalar.Type.STRING
                && !scalar.isSecret()
                && !scalar.text().isEmpty()
                && !scalar.text().startsWith("/")
                && !scalar.text().startsWith("~");
    }

    /** Begins with a dot, so that it stays a path and does not become the name of a volume. */
    private String onHost(String path) {
        String moved = RelativePath.from(folder, path);
        return moved.startsWith(".") ? moved : "./" + moved;
    }
}
