package io.jenkins.plugins.windflow.core.compose.load.service;

import io.jenkins.plugins.windflow.core.compose.load.field.Fields;
import io.jenkins.plugins.windflow.core.compose.load.field.Reading;
import io.jenkins.plugins.windflow.core.compose.load.field.Scope;
import io.jenkins.plugins.windflow.core.compose.load.input.Workspace;
import io.jenkins.plugins.windflow.core.compose.load.report.Problem;
import io.jenkins.plugins.windflow.core.compose.load.syntax.DotEnv;
import io.jenkins.plugins.windflow.core.compose.load.syntax.Interpolation.Use;
import io.jenkins.plugins.windflow.core.compose.load.syntax.Lookup;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Mapping;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Merge;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Node;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Position;
import io.jenkins.plugins.windflow.core.compose.load.yaml.Scalar;
import io.jenkins.plugins.windflow.core.compose.model.EnvironmentValue;
import io.jenkins.plugins.windflow.core.compose.model.Text;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads {@code environment} and {@code env_file} of a service. What {@code environment} says wins, even when it names a
 * variable without a value that is known; of the files, the later one wins.
 */
public final class EnvironmentReader {
    private static final String RAW = "raw";

    private final Reading reading;
    private final Fields service;

    public EnvironmentReader(Reading reading, Fields service) {
        this.reading = reading;
        this.service = service;
    }

    Map<String, EnvironmentValue> read() {
        Map<String, EnvironmentValue> own = own();
        Map<String, EnvironmentValue> all = new LinkedHashMap<>();
        files(own).forEach((name, value) -> all.put(name, EnvironmentValue.of(value)));
        all.putAll(own);
        return all;
    }

    /** Counts the variables of a service that takes no part: somebody gave them for another selection of services. */
    public void mention() {
        service.node("environment").map(Merge::pairs).ifPresent(node -> {
            if (node instanceof Mapping pairs) {
                pairs.entries().forEach((name, entry) -> {
                    if (entry.value().isNothing()) {
                        reading.variables().use(name, Use.SKIPPED, entry.key());
                    }
                });
            }
        });
    }

    private Map<String, EnvironmentValue> own() {
        Map<String, EnvironmentValue> result = new LinkedHashMap<>();
        service.node("environment").ifPresent(node -> {
            String path = service.path("environment");
            reading.values()
                    .pairs(node, path)
                    .forEach((name, value) -> value(value, name, path).ifPresent(known -> result.put(name, known)));
        });
        return result;
    }

    private Optional<EnvironmentValue> value(Scalar value, String name, String path) {
        if (value.isNull()) {
            return Optional.of(new EnvironmentValue(reading.variables().use(name, Use.UNSET, value.position())));
        }
        return reading.values().anySecretText(value, path + "." + name).map(text -> EnvironmentValue.of(text.asText()));
    }

    private Map<String, Text> files(Map<String, EnvironmentValue> own) {
        Map<String, Text> values = Map.of();
        Optional<Node> node = service.node("env_file");
        if (node.isEmpty()) {
            return values;
        }
        for (EnvFile file : envFiles(node.get(), service.path("env_file"))) {
            values = load(file, values, own);
        }
        return values;
    }

    /**
     * One entry of {@code env_file}.
     *
     * @param key its dotted path
     */
    private record EnvFile(String path, Position position, String key, boolean required, boolean raw) {}

    /** A file that is named again, as it is then, in the place where it was named first. */
    private Collection<EnvFile> envFiles(Node node, String path) {
        Map<String, EnvFile> files = new LinkedHashMap<>();
        List<Node> items = reading.values().items(Merge.items(node), path);
        for (int index = 0; index < items.size(); index++) {
            envFile(items.get(index), path + "[" + index + "]").ifPresent(file -> files.put(file.path(), file));
        }
        return files.values();
    }

    private Optional<EnvFile> envFile(Node node, String path) {
        if (!(node instanceof Mapping mapping)) {
            return reading.values()
                    .string(node, path)
                    .map(file -> new EnvFile(file, node.position(), path, true, false));
        }
        Fields fields = Fields.of(mapping, Scope.ENV_FILE, path, reading);
        boolean raw =
                fields.string("format").map(format -> isRaw(format, fields)).orElse(false);
        boolean required = fields.flag("required", true);
        if (!fields.has("path")) {
            reading.problems().add(fields.position(), path, "This env_file has no path.");
        }
        return fields.string("path")
                .map(file -> new EnvFile(file, fields.position("path"), fields.path("path"), required, raw));
    }

    private boolean isRaw(String format, Fields fields) {
        if (!format.equals(RAW)) {
            reading.problems()
                    .add(
                            fields.position("format"),
                            fields.path("format"),
                            "The format of an env_file is raw, or not given.");
        }
        return format.equals(RAW);
    }

    private Map<String, Text> load(EnvFile file, Map<String, Text> earlier, Map<String, EnvironmentValue> own) {
        Lookup names = name -> reading.variables()
                .use(name, Use.SKIPPED, new Position(file.path(), 0, 0))
                .or(() -> Optional.ofNullable(own.get(name)).flatMap(EnvironmentValue::text));
        Optional<Workspace.TextFile> content =
                reading.workspace().readText(file.path(), file.position(), file.key(), file.required());
        if (content.isEmpty()) {
            return earlier;
        }
        String text = content.get().text();
        try {
            return file.raw()
                    ? DotEnv.parseRaw(text, earlier, names)
                    : DotEnv.parse(
                            text, line -> reading.variables().at(new Position(file.path(), line, 0)), earlier, names);
        } catch (DotEnv.LineException invalid) {
            reading.problems().add(new Problem(file.path(), invalid.line(), 0, file.key(), invalid.getMessage()));
            return earlier;
        }
    }
}
