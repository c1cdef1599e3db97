package io.jenkins.plugins.windflow.core.compose.load;

import io.jenkins.plugins.windflow.core.compose.load.field.Fields;
import io.jenkins.plugins.windflow.core.compose.load.service.NamespaceReader;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Node;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Scalar;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Sequence;
import io.jenkins.plugins.windflow.core.compose.model.Dependency;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Services that must run first because a service shares something with them, without {@code depends_on} saying so. Says
 * nothing of wrong values: whoever reads the keys does.
 */
final class ImpliedDependencies {
    private static final List<String> NAMESPACES = List.of("network_mode", "ipc", "pid");

    private final Fields service;
    private final Map<String, String> keys = new LinkedHashMap<>();
    private final List<Dependency> dependencies = new ArrayList<>();

    private ImpliedDependencies(Fields service) {
        this.service = service;
    }

    /** Those of a service, a link or a namespace before mounts that are shared, as a later start needs no new mounts. */
    static ImpliedDependencies of(Fields service) {
        ImpliedDependencies implied = new ImpliedDependencies(service);
        implied.items("links").forEach(link -> implied.add("links", before(link), true));
        for (String key : NAMESPACES) {
            service.node(key)
                    .flatMap(ImpliedDependencies::text)
                    .flatMap(NamespaceReader::service)
                    .ifPresent(name -> implied.add(key, name, true));
        }
        implied.items("volumes_from").stream()
                .map(ImpliedDependencies::before)
                .filter(name -> !name.equals("container"))
                .forEach(name -> implied.add("volumes_from", name, false));
        return implied;
    }

    List<Dependency> dependencies() {
        return List.copyOf(dependencies);
    }

    /** By service, the key from which its dependency comes. */
    Map<String, String> keys() {
        return Map.copyOf(keys);
    }

    private void add(String key, String name, boolean restart) {
        if (!name.isEmpty() && keys.putIfAbsent(name, key) == null) {
            dependencies.add(new Dependency(name, Dependency.Condition.STARTED, true, restart));
        }
    }

    private List<String> items(String key) {
        return service.node(key).map(ImpliedDependencies::texts).orElse(List.of());
    }

    private static List<String> texts(Node node) {
        return node instanceof Sequence sequence
                ? sequence.items().stream()
                        .map(ImpliedDependencies::text)
                        .flatMap(Optional::stream)
                        .toList()
                : List.of();
    }

    private static Optional<String> text(Node node) {
        return node instanceof Scalar scalar && scalar.type() == Scalar.Type.STRING && !scalar.isSecret()
                ? Optional.of(scalar.text())
                : Optional.empty();
    }

    private static String before(String text) {
        int colon = text.indexOf(':');
        return colon < 0 ? text : text.substring(0, colon);
    }
}
