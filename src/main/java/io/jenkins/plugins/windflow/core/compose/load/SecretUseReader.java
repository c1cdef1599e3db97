package io.jenkins.plugins.windflow.core.compose.load;

import io.jenkins.plugins.windflow.core.compose.load.yaml.Mapping;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Node;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Position;
import io.jenkins.plugins.windflow.core.compose.model.ServiceSecret;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads {@code secrets} of a service; of two at one target the later one wins. */
final class SecretUseReader {
    private static final Pattern ID = Pattern.compile("\\d{1,10}");

    private final Reading reading;
    private final Set<String> secrets;

    /**
     * @param secrets keys of the secrets that the project has
     */
    SecretUseReader(Reading reading, Set<String> secrets) {
        this.reading = reading;
        this.secrets = secrets;
    }

    List<ServiceSecret> read(Fields service) {
        Map<String, ServiceSecret> uses = new LinkedHashMap<>();
        List<Node> items = service.items("secrets");
        for (int index = 0; index < items.size(); index++) {
            String path = service.path("secrets") + "[" + index + "]";
            read(items.get(index), path).ifPresent(use -> uses.put(use.target(), use));
        }
        return List.copyOf(uses.values());
    }

    private Optional<ServiceSecret> read(Node node, String path) {
        if (node instanceof Mapping mapping) {
            return longForm(Fields.of(mapping, Scope.SERVICE_SECRET, path, reading));
        }
        return reading.values()
                .string(node, path)
                .filter(key -> isKnown(key, node.position(), path))
                .map(ServiceSecret::of);
    }

    private Optional<ServiceSecret> longForm(Fields use) {
        if (!use.has("source")) {
            reading.problems().add(use.position(), use.path(), "This secret has no source.");
        }
        Optional<String> uid = id(use, "uid");
        Optional<String> gid = id(use, "gid");
        OptionalInt mode = use.node("mode")
                .flatMap(node -> reading.values().fileMode(node, use.path("mode")))
                .map(OptionalInt::of)
                .orElse(OptionalInt.empty());
        Optional<String> target = use.string("target");
        return use.string("source")
                .filter(key -> isKnown(key, use.position("source"), use.path("source")))
                .map(key -> new ServiceSecret(key, path(target.orElse(key)), uid, gid, mode));
    }

    private static String path(String target) {
        return target.startsWith("/") ? target : ServiceSecret.DIRECTORY + target;
    }

    private Optional<String> id(Fields use, String key) {
        Optional<String> id = use.stringOrNumber(key);
        if (id.isPresent() && !ID.matcher(id.get()).matches()) {
            reading.problems().add(use.position(key), use.path(key), "This must be a number.");
        }
        return id;
    }

    private boolean isKnown(String key, Position position, String path) {
        boolean known = secrets.contains(key);
        if (!known) {
            reading.problems()
                    .add(
                            position,
                            path,
                            "The secret \"" + key + "\" is not in the top-level secrets."
                                    + Suggestion.sentence(key, secrets));
        }
        return known;
    }
}
