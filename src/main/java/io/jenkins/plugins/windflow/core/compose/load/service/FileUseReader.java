package io.jenkins.plugins.windflow.core.compose.load.service;

import io.jenkins.plugins.windflow.core.compose.load.field.Fields;
import io.jenkins.plugins.windflow.core.compose.load.field.Reading;
import io.jenkins.plugins.windflow.core.compose.load.field.Scope;
import io.jenkins.plugins.windflow.core.compose.load.field.TopLevelKeys;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Mapping;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Node;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Position;
import io.jenkins.plugins.windflow.core.compose.model.MountedFile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads {@code secrets} or {@code configs} of a service; of two at one target the later one wins. */
final class FileUseReader {
    private static final Pattern ID = Pattern.compile("\\d{1,10}");

    private final Reading reading;
    private final MountedFile.Kind kind;
    private final Set<String> known;
    private final String word;

    /** @param known keys of the secrets, or of the configs, that the project has */
    FileUseReader(Reading reading, MountedFile.Kind kind, Set<String> known) {
        this.reading = reading;
        this.kind = kind;
        this.known = known;
        this.word = kind.name().toLowerCase(Locale.ROOT);
    }

    List<MountedFile> read(Fields service) {
        String section = word + "s";
        Map<String, MountedFile> uses = new LinkedHashMap<>();
        List<Node> items = service.items(section);
        for (int index = 0; index < items.size(); index++) {
            String path = service.path(section) + "[" + index + "]";
            read(items.get(index), path).ifPresent(use -> uses.put(use.target(), use));
        }
        return List.copyOf(uses.values());
    }

    private Optional<MountedFile> read(Node node, String path) {
        if (node instanceof Mapping mapping) {
            return longForm(Fields.of(mapping, scope(), path, reading));
        }
        return reading.values()
                .string(node, path)
                .filter(key -> isKnown(key, node.position(), path))
                .map(key -> MountedFile.of(kind, key));
    }

    private Optional<MountedFile> longForm(Fields use) {
        if (!use.has("source")) {
            reading.problems().add(use.position(), use.path(), "This " + word + " has no source.");
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
                .map(key -> new MountedFile(kind, key, path(target.orElse(key)), uid, gid, mode));
    }

    private Scope scope() {
        return switch (kind) {
            case SECRET -> Scope.SERVICE_SECRET;
            case CONFIG -> Scope.SERVICE_CONFIG;
        };
    }

    private String path(String target) {
        return target.startsWith("/") ? target : kind.directory() + target;
    }

    private Optional<String> id(Fields use, String key) {
        Optional<String> id = use.stringOrNumber(key);
        if (id.isPresent() && !ID.matcher(id.get()).matches()) {
            reading.problems().add(use.position(key), use.path(key), "This must be a number.");
        }
        return id;
    }

    private boolean isKnown(String key, Position position, String path) {
        return new TopLevelKeys(word, known).check(key, position, path, reading.problems());
    }
}
