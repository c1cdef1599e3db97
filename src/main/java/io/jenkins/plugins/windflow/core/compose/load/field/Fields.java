package io.jenkins.plugins.windflow.core.compose.load.field;

import io.jenkins.plugins.windflow.core.compose.load.report.Problems;
import io.jenkins.plugins.windflow.core.compose.load.report.Suggestion;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Mapping;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Node;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Position;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Scalar;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The keys of one mapping, checked against what the specification knows at that place. Each getter reports a value that
 * is not of its type, and is then empty, as it is for a key that the file does not have.
 */
public final class Fields {
    /** Keys of extensions start with it and are ignored. */
    public static final String EXTENSION = "x-";

    private final Mapping mapping;
    private final String path;
    private final Values values;

    private Fields(Mapping mapping, String path, Values values) {
        this.mapping = mapping;
        this.path = path;
        this.values = values;
    }

    /** Checks the keys of a mapping; those that are unknown, refused or not supported yet are reported. */
    public static Fields of(Mapping mapping, Scope scope, String path, Reading reading) {
        return of(mapping, scope, path, reading.problems(), reading.values());
    }

    /** The same before there is anything to read into. */
    public static Fields of(Mapping mapping, Scope scope, String path, Problems problems, Values values) {
        mapping.entries().forEach((key, entry) -> check(key, entry, scope, path, problems));
        return new Fields(mapping, path, values);
    }

    private static void check(String key, Mapping.Entry entry, Scope scope, String path, Problems problems) {
        if (key.startsWith(EXTENSION)) {
            return;
        }
        Scope.Key known = scope.keys().get(key);
        if (known == null) {
            problems.add(
                    entry.key(),
                    whole(path, key),
                    () -> "Unknown key \"" + key + "\"." + Suggestion.sentence(key, scope.names()));
        } else if (known.support() == Support.LATER) {
            problems.add(entry.key(), whole(path, key), "The key \"" + key + "\" is not supported yet.");
        } else if (known.support() == Support.REFUSED) {
            problems.add(
                    entry.key(), whole(path, key), "The key \"" + key + "\" is not supported: " + known.reason() + ".");
        }
    }

    /** Where the mapping stands. */
    public Position position() {
        return mapping.position();
    }

    /** The dotted path of the mapping; empty for a whole file. */
    public String path() {
        return path;
    }

    /** The dotted path of one of the keys. */
    public String path(String key) {
        return whole(path, key);
    }

    private static String whole(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    /** Where a key stands, or the whole mapping if it is not there. */
    public Position position(String key) {
        Mapping.Entry entry = mapping.entries().get(key);
        return entry == null ? mapping.position() : entry.value().position();
    }

    /** Whether the file has a value for a key, be it a wrong one. */
    public boolean has(String key) {
        return value(key).isPresent();
    }

    /** The value of a key; a key without a value counts as absent, and so does one that was found wrong already. */
    public Optional<Node> node(String key) {
        return value(key).filter(node -> !(node instanceof Scalar scalar) || scalar.type() != Scalar.Type.REPORTED);
    }

    private Optional<Node> value(String key) {
        return Optional.ofNullable(mapping.entries().get(key))
                .map(Mapping.Entry::value)
                .filter(node -> !(node instanceof Scalar scalar) || !scalar.isNull());
    }

    public Optional<String> string(String key) {
        return node(key).flatMap(node -> values.string(node, path(key)));
    }

    public Optional<String> stringOrNumber(String key) {
        return node(key).flatMap(node -> values.stringOrNumber(node, path(key)));
    }

    public Optional<Boolean> flag(String key) {
        return node(key).flatMap(node -> values.flag(node, path(key)));
    }

    public boolean flag(String key, boolean whenAbsent) {
        return flag(key).orElse(whenAbsent);
    }

    public Optional<Integer> integer(String key, int least, int most) {
        return node(key).flatMap(node -> values.integer(node, path(key), least, most));
    }

    public Optional<Duration> duration(String key) {
        return node(key).flatMap(node -> values.duration(node, path(key)));
    }

    public List<String> strings(String key) {
        return node(key).map(node -> values.strings(node, path(key))).orElse(List.of());
    }

    public Map<String, String> textPairs(String key) {
        return node(key).map(node -> values.textPairs(node, path(key))).orElse(Map.of());
    }

    public List<Node> items(String key) {
        return node(key).map(node -> values.items(node, path(key))).orElse(List.of());
    }

    public Optional<Long> wholeNumber(String key, long least, long most) {
        return node(key).flatMap(node -> values.wholeNumber(node, path(key), least, most));
    }

    /** The keys of a mapping below this one. */
    public Optional<Fields> section(String key, Scope scope, Reading reading) {
        return mapping(key).map(mapping -> of(mapping, scope, path(key), reading));
    }

    public Optional<Mapping> mapping(String key) {
        return node(key).flatMap(node -> values.mapping(node, path(key)));
    }
}
