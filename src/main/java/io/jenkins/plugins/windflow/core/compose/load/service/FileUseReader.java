package io.jenkins.plugins.windflow.core.compose.load.service;

import io.jenkins.plugins.windflow.core.compose.load.field.Fields;
import io.jenkins.plugins.windflow.core.compose.load.field.Reading;
import io.jenkins.plugins.windflow.core.compose.load.field.Scope;
import io.jenkins.plugins.windflow.core.compose.load.field.TopLevelKeys;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Mapping;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Node;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Position;
import io.jenkins.plugins.windflow.core.compose.model.MountedFile;
import io.jenkins.plugins.windflow.core.compose.model.ServiceConfig;
import io.jenkins.plugins.windflow.core.compose.model.ServiceSecret;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads {@code secrets} or {@code configs} of a service; of two at one target the later one wins. */
final class FileUseReader<F extends MountedFile> {
    private static final Pattern ID = Pattern.compile("\\d{1,10}");

    private final Reading reading;
    private final String word;
    private final Scope scope;
    private final String directory;
    private final Form<F> form;
    private final Set<String> known;

    private FileUseReader(
            Reading reading, String word, Scope scope, String directory, Form<F> form, Set<String> known) {
        this.reading = reading;
        this.word = word;
        this.scope = scope;
        this.directory = directory;
        this.form = form;
        this.known = known;
    }

    /** Makes a file of the model. */
    private interface Form<F> {
        F of(String source, String target, Optional<String> uid, Optional<String> gid, OptionalInt mode);
    }

    /**
     * @param known keys of the secrets that the project has
     */
    static FileUseReader<ServiceSecret> secrets(Reading reading, Set<String> known) {
        return new FileUseReader<>(
                reading, "secret", Scope.SERVICE_SECRET, ServiceSecret.DIRECTORY, ServiceSecret::new, known);
    }

    /**
     * @param known keys of the configs that the project has
     */
    static FileUseReader<ServiceConfig> configs(Reading reading, Set<String> known) {
        return new FileUseReader<>(
                reading, "config", Scope.SERVICE_CONFIG, ServiceConfig.DIRECTORY, ServiceConfig::new, known);
    }

    List<F> read(Fields service) {
        String section = word + "s";
        Map<String, F> uses = new LinkedHashMap<>();
        List<Node> items = service.items(section);
        for (int index = 0; index < items.size(); index++) {
            String path = service.path(section) + "[" + index + "]";
            read(items.get(index), path).ifPresent(use -> uses.put(use.target(), use));
        }
        return List.copyOf(uses.values());
    }

    private Optional<F> read(Node node, String path) {
        if (node instanceof Mapping mapping) {
            return longForm(Fields.of(mapping, scope, path, reading));
        }
        return reading.values()
                .string(node, path)
                .filter(key -> isKnown(key, node.position(), path))
                .map(key -> form.of(key, directory + key, Optional.empty(), Optional.empty(), OptionalInt.empty()));
    }

    private Optional<F> longForm(Fields use) {
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
                .map(key -> form.of(key, path(target.orElse(key)), uid, gid, mode));
    }

    private String path(String target) {
        return target.startsWith("/") ? target : directory + target;
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
